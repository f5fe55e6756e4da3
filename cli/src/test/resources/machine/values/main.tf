variable "name" {
  type        = string
  default     = "x<y"
  description = "the name"
}
variable "secret" {
  type      = string
  sensitive = true
  default   = "s"
}
variable "list" {
  type    = list(object({ a = string, b = optional(number, 3) }))
  default = [{ a = "q" }]
}
variable "nothing" {
  default = null
}
variable "version_of_a" {
  default = 1
}
locals {
  l = "${var.name}-l"
}
resource "terraform_data" "a" {
  input = {
    n = var.name
    l = local.l
    z = [1, 2.50, null, 123456789012345678901234567890]
    w = path.module
    k = terraform.workspace
    o = terraform_data.b[0].output
    q = terraform_data.c["x"].id
  }
  triggers_replace = [var.list[0].a, var.list[*].b, var.version_of_a]
  lifecycle {
    create_before_destroy = true
  }
}
resource "terraform_data" "b" {
  count      = 2
  input      = count.index + var.version_of_a
  depends_on = [terraform_data.c]
}
resource "terraform_data" "c" {
  for_each = toset(["x", "ÿ \"quoted\""])
  input    = each.value == "x" ? each.key : "${each.key}-2"
}
resource "terraform_data" "bare" {}
resource "terraform_data" "hidden" {
  input            = { s = var.secret, n = [1] }
  triggers_replace = [1, { s = var.secret }]
}
output "o" {
  value       = terraform_data.a.output
  description = "the o"
  sensitive   = true
  depends_on  = [terraform_data.bare]
}
output "p" {
  value = [for k, v in terraform_data.c : v.id if k != "y"]
}
output "r" {
  value = var.list
}
output "n" {
  value = null
}
output "f" {
  value = max(1, var.version_of_a)
}
