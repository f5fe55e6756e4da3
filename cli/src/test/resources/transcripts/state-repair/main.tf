variable "size" {
  default = 1
}

resource "terraform_data" "a" {
  input = var.size
}
