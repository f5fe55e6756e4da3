variable "size" {
  type = number
}

resource "terraform_data" "x" {
  input = var.size
}
