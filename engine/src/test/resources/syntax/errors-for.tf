a = [for x in y : a => b...]
b = {for x in y : a}
c = {for x, 1 in y : a}
