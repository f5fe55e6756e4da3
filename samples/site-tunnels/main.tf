# IPsec tunnels to sites without a private line: a cloud router, the add-on that lets it hold tunnels,
# and an internet connection that carries one tunnel for each site. The connection depends on the
# add-on, so that tunnels are made after it and go before it. Nothing real is ordered.

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

variable "sites" {
  description = "Public address of each site and its network inside the tunnel, by name"
  type = map(object({
    address = string
    inside  = string
  }))
  default = {
    depot     = { address = "192.0.2.10", inside = "169.254.10.1/30" }
    warehouse = { address = "192.0.2.20", inside = "169.254.20.1/30" }
  }
}

variable "pre_shared_key" {
  description = "Key of all tunnels; never stored, give your own as TF_VAR_pre_shared_key"
  type        = string
  default     = "only-for-the-sandbox"
  sensitive   = true
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

data "megaport_partner" "internet" {
  connect_type   = "TRANSIT"
  location_id    = data.megaport_location.router.id
  diversity_zone = "red"
}

resource "megaport_vxc" "internet" {
  product_name         = "${var.name} internet"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mcr.hub.product_uid
  }

  a_end_partner_config = {
    partner = "vrouter"
    vrouter_config = {
      interfaces = concat(
        [{
          interface_type        = "subInterface"
          ip_addresses          = ["198.51.100.2/30"]
          ip_sec_tunnel_options = null
        }],
        [for site in var.sites : {
          interface_type = "ipSecTunnel"
          ip_addresses   = [site.inside]
          ip_sec_tunnel_options = {
            source_ip_address      = "198.51.100.2"
            destination_ip_address = site.address
            pre_shared_key         = var.pre_shared_key
          }
        }],
      )
    }
  }

  b_end = {
    requested_product_uid = data.megaport_partner.internet.product_uid
  }

  b_end_partner_config = {
    partner = "transit"
  }

  depends_on = [megaport_mcr_ipsec_addon.hub]
}

output "add_on" {
  value = megaport_mcr_ipsec_addon.hub.add_on_uid
}
