terraform {
  required_providers {
    megaport = {
      source = "megaport/megaport"
    }
  }
}

data "megaport_location" "here" {
  name = var.location
}

resource "megaport_port" "uplink" {
  product_name           = var.name
  location_id            = data.megaport_location.here.id
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}

resource "megaport_vxc" "cloud" {
  product_name         = "${var.name} to cloud"
  rate_limit           = var.rate_limit
  contract_term_months = 12

  a_end = {
    requested_product_uid = megaport_port.uplink.product_uid
    ordered_vlan          = var.vlan
  }

  b_end = {
    requested_product_uid = var.router_uid
  }
}
