# A NAT gateway in Brisbane with a packet filter and a prefix list, and a port that reaches it over a
# VXC. Runs against the embedded sandbox; nothing real is ordered.

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

variable "location_id" {
  type        = number
  default     = 5
  description = "Data centre of the gateway and the port."
}

data "megaport_nat_gateway_sessions" "offered" {}

locals {
  speed    = 1000
  sessions = one([for row in data.megaport_nat_gateway_sessions.offered.sessions : row.session_count if row.speed_mbps == local.speed])
}

resource "megaport_nat_gateway" "edge" {
  product_name         = "edge"
  location_id          = var.location_id
  speed                = local.speed
  session_count        = max(local.sessions...)
  contract_term_months = 1
  diversity_zone       = "red"

  resource_tags = {
    team = "net"
  }
}

resource "megaport_nat_gateway_packet_filter" "web" {
  nat_gateway_product_uid = megaport_nat_gateway.edge.product_uid
  description             = "web only"

  entries = [
    {
      action              = "permit"
      source_address      = "10.0.0.0/8"
      destination_address = "0.0.0.0/0"
      destination_ports   = "443"
      ip_protocol         = 6
    },
    {
      action              = "deny"
      source_address      = "0.0.0.0/0"
      destination_address = "0.0.0.0/0"
    },
  ]
}

resource "megaport_nat_gateway_prefix_list" "inside" {
  nat_gateway_product_uid = megaport_nat_gateway.edge.product_uid
  description             = "inside"
  address_family          = "IPv4"

  entries = [
    {
      action = "permit"
      prefix = "10.0.0.0/8"
      le     = 24
    },
  ]
}

resource "megaport_port" "office" {
  product_name           = "office"
  location_id            = var.location_id
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
}

resource "megaport_vxc" "office" {
  product_name         = "office to NAT gateway"
  rate_limit           = 500
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_nat_gateway.edge.product_uid
  }

  a_end_partner_config = {
    partner = "vrouter"
    vrouter_config = {
      interfaces = [{
        ip_addresses     = ["10.1.0.1/30"]
        packet_filter_in = megaport_nat_gateway_packet_filter.web.id
        bgp_connections = [{
          peer_asn         = 64555
          local_ip_address = "10.1.0.1"
          peer_ip_address  = "10.1.0.2"
          import_whitelist = megaport_nat_gateway_prefix_list.inside.description
        }]
      }]
    }
  }

  b_end = {
    requested_product_uid = megaport_port.office.product_uid
    ordered_vlan          = 100
  }
}
