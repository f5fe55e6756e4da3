version_of_a = 2
