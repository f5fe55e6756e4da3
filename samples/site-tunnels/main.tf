# A cloud router that can hold IPsec tunnels to sites without a private line. Nothing real is
# ordered.

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

variable "name" {
  description = "Beginning of the names of all services"
  type        = string
  default     = "Sites"
}

variable "tunnels" {
  description = "Tunnels that the router may hold: 10, 20 or 30"
  type        = number
  default     = 10
}

data "megaport_location" "router" {
  name = "Global Switch Sydney West"
}

resource "megaport_mcr" "hub" {
  product_name         = "${var.name} hub"
  location_id          = data.megaport_location.router.id
  port_speed           = 1000
  contract_term_months = 1
  asn                  = 64513
}

resource "megaport_mcr_ipsec_addon" "hub" {
  mcr_id       = megaport_mcr.hub.product_uid
  tunnel_count = var.tunnels
}

output "add_on" {
  value = megaport_mcr_ipsec_addon.hub.add_on_uid
}
