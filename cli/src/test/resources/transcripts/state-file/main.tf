variable "password" {
  type      = string
  default   = "hunter2"
  sensitive = true
}

resource "terraform_data" "kept" {
  input = { password = var.password, speed = 1000 }
}

resource "terraform_data" "changed" {
  count = 1
  input = "new"
}

output "speed" {
  value = terraform_data.kept.input.speed
}
