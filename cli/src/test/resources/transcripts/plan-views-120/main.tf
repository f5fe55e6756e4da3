provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

variable "rate" {
  type    = number
  default = 100
}

variable "speed" {
  type    = number
  default = 1000
}

variable "secret" {
  type      = string
  default   = "bgp-Secret-7"
  sensitive = true
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = var.speed
  contract_term_months   = 12
  marketplace_visibility = false
  resource_tags = {
    team = "network"
  }
}

resource "megaport_mcr" "cloud" {
  product_name         = "Cloud router"
  location_id          = 6
  port_speed           = 1000
  contract_term_months = 1
  asn                  = 64555
}

resource "megaport_vxc" "link" {
  product_name         = "Sydney to cloud"
  rate_limit           = var.rate
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_port.syd.product_uid
    ordered_vlan          = 100
  }

  b_end = {
    requested_product_uid = megaport_mcr.cloud.product_uid
  }

  b_end_partner_config = {
    partner = "vrouter"
    vrouter_config = {
      interfaces = [{
        ip_addresses = ["10.0.0.1/30"]
        bgp_connections = [{
          peer_asn         = 64600
          local_ip_address = "10.0.0.1"
          peer_ip_address  = "10.0.0.2"
          password         = var.secret
          shutdown         = false
          bfd_enabled      = false
        }]
      }]
    }
  }
}

output "port" {
  value = megaport_port.syd.product_uid
}

output "secret" {
  value     = var.secret
  sensitive = true
}
