variable "speed" {
  default = 7
}
variable "secret" {
  default   = "hush"
  sensitive = true
}
locals {
  sites = { syd = { vlan = 3 }, mel = { vlan = null } }
  sum   = [for k, s in local.sites : "${s.vlan}-${k}"]
}
output "a" { value = var.speed ? 1 : [2] }
output "b" { value = "${var.speed}".foo }
output "c" { value = var.speed.x + var.secret }
output "d" { value = var.secret }
