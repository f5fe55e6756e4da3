terraform {
  required_providers {
    tf = { source = "terraform.io/builtin/terraform" }
  }
}
variable "x" {}
variable "y" {
  description = "why"
}
variable "z" {
  default = 3
}
resource "terraform_data" "in" {
  provider = tf
  input    = var.x
}
module "deep" {
  source = "../n"
}
output "z" {
  value = { a = [1, var.y, module.deep.z] }
}
