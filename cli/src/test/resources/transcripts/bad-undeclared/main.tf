provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

resource "megaport_mcr" "mcr" {
  product_name         = "MCR"
  location_id          = 3
  port_speed           = 1000
  contract_term_months = 1
}

resource "megaport_vxc" "x" {
  product_name         = "x"
  rate_limit           = 100
  contract_term_months = 1
  a_end = {
    requested_product_uid = megaport.mcr.mcr.product_uid
  }
  b_end = {
    requested_product_uid = megaport_mcr.mrc.product_uid
    ordered_vlan          = local.vlann
  }
}

locals {
  vlan = 100
}

output "name" {
  value = var.nmae
}

variable "name" {
  default = "x"
}
