variable "hush" {
  default   = "hunter2"
  sensitive = true
}

resource "terraform_data" "a" {
  input = "x"
}

resource "terraform_data" "m" {
  count = 2
  input = count.index
}

resource "terraform_data" "d" {
  input = terraform_data.a.output
}

resource "terraform_data" "s" {
  for_each = toset(["k"])
  input    = var.hush
}

output "o" {
  value     = var.hush
  sensitive = true
}
