variable "where" {
  type    = any
  default = { path = "legacy/terraform.tfstate" }
}

variable "backend" {
  default = "local"
}

variable "workspace" {
  type    = string
  default = null
}

data "terraform_remote_state" "network" {
  backend   = var.backend
  config    = var.where
  workspace = var.workspace
  defaults  = { mtu = 1500 }
}

output "vlan" {
  value = data.terraform_remote_state.network.outputs.vlan
}

output "mtu" {
  value = data.terraform_remote_state.network.outputs.mtu
}

output "hidden" {
  value = issensitive(data.terraform_remote_state.network.outputs.key)
}
