# A first flight: the office in Brisbane gets a port, Sydney gets a cloud router (MCR), and a virtual
# cross connect (VXC) joins the two. Runs against the embedded sandbox; nothing real is ordered.

terraform {
  required_providers {
    megaport = {
      source = "megaport/megaport"
    }
  }
}

provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

data "megaport_location" "office" {
  name = var.office_location
}

data "megaport_location" "cloud" {
  name = var.cloud_location
}

resource "megaport_port" "office" {
  product_name           = "${var.name} office"
  location_id            = data.megaport_location.office.id
  port_speed             = 1000
  contract_term_months   = var.contract_term_months
  marketplace_visibility = false
  cost_centre            = local.cost_centre
}

resource "megaport_mcr" "cloud" {
  product_name         = "${var.name} cloud router"
  location_id          = data.megaport_location.cloud.id
  port_speed           = 1000
  contract_term_months = var.contract_term_months
  asn                  = 64555
  cost_centre          = local.cost_centre
}

resource "megaport_vxc" "office_to_cloud" {
  product_name         = "${var.name} office to cloud"
  rate_limit           = var.rate_limit
  contract_term_months = var.contract_term_months
  cost_centre          = local.cost_centre

  a_end = {
    requested_product_uid = megaport_port.office.product_uid
    ordered_vlan          = 100
  }

  b_end = {
    requested_product_uid = megaport_mcr.cloud.product_uid
  }
}

locals {
  cost_centre = upper(var.name)
}
