variable "name" {
  type = string
}

variable "rate" {
  type = number
}

resource "terraform_data" "this" {
  input            = upper(var.name)
  triggers_replace = var.rate
}

output "text" {
  value = "${terraform_data.this.output}: ${var.rate}"
}
