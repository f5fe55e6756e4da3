# Peering: a port in Sydney joins the Internet Exchange there. Runs against the embedded sandbox;
# nothing real is ordered.

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

variable "rate_limit" {
  type        = number
  default     = 500
  description = "Mbps at the exchange."
}

resource "megaport_port" "sydney" {
  product_name           = "peering port"
  location_id            = 3
  port_speed             = 10000
  contract_term_months   = 1
  marketplace_visibility = false
}

resource "megaport_ix" "sydney" {
  product_name          = "Sydney peering"
  requested_product_uid = megaport_port.sydney.product_uid
  network_service_type  = "Sydney IX"
  asn                   = 64999
  mac_address           = "00:11:22:33:44:55"
  rate_limit            = var.rate_limit
  vlan                  = 2001
  reverse_dns           = "peering.example.com"
  cost_centre           = "net"
  public_graph          = true
  shutdown              = false
}

output "addresses" {
  description = "Addresses at the exchange."
  value       = megaport_ix.sydney.resources.ip_addresses[*].address
}
