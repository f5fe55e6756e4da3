# Every office gets a port and a connection to one cloud router. The module in ./office says what an
# office needs; the map in variables.tf says which offices there are. Nothing real is ordered.

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

data "megaport_location" "cloud" {
  name = var.cloud_location
}

resource "megaport_mcr" "cloud" {
  product_name         = "${var.name} cloud router"
  location_id          = data.megaport_location.cloud.id
  port_speed           = 2500
  contract_term_months = 12
  asn                  = 64555
}

module "office" {
  source   = "./office"
  for_each = var.offices

  name       = "${var.name} ${each.key}"
  location   = each.value.location
  rate_limit = each.value.rate_limit
  vlan       = each.value.vlan
  router_uid = megaport_mcr.cloud.product_uid
}

check "router_has_room" {
  assert {
    condition     = sum([for office in var.offices : office.rate_limit]) <= megaport_mcr.cloud.port_speed
    error_message = "The offices together may send more than the cloud router carries."
  }
}

output "ports" {
  description = "Port UID by office"
  value       = { for name, office in module.office : name => office.port_uid }
}
