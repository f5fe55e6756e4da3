terraform {
  required_providers {
    tf = { source = "terraform.io/builtin/terraform" }
  }
}
provider "tf" {}
provider "tf" {
  alias = "two"
}
variable "v" {
  default = "q"
}
variable "version_of_a" {
  default = 1
}
locals {
  m = { x = { y = 1 } }
}
resource "terraform_data" "a" {
  provider = tf
  input    = upper("x${var.version_of_a}")
}
resource "terraform_data" "b" {
  provider = tf.two
  for_each = { a = 1, b = 2 }
  input    = [1 + 2, "a${"b"}", null, { a = 1 }]
}
resource "terraform_data" "c" {
  provider = tf
  count    = length(var.v)
  input = {
    z = local.m["x"]["y"]
    s = terraform_data.b["a"].output[0]
    t = terraform_data.b[*]
    u = [for x in local.m : "${x.y}${var.v}"]
    w = module.n.z
    q = var.v == "q" ? path.root : path.module
  }
  triggers_replace = [for k, v in { a = 1 } : "${k}${v}"]
}
module "m" {
  source = "./m"
  count  = 2
  x      = count.index
  y      = "lit"
  providers = {
    tf = tf.two
  }
  depends_on = [terraform_data.a]
}
module "n" {
  source = "./n"
}
output "deep" {
  value = module.m[0].z.a[1]
}
output "all" {
  value = module.m[*].z
}
output "each" {
  value = module.n.z
}
