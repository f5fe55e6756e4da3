variable "text" {
  type = string
}

resource "terraform_data" "text" {
  input = file("${path.module}/${var.text}.txt")
}

output "text" {
  value = terraform_data.text.output
}
