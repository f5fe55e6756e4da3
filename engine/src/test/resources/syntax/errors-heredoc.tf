a = <<EOT
b
EOTX
