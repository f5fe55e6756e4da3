# A LAG that others connect to: every partner gets a service key of its own, with the speed that was
# agreed. Raising var.lag_count orders more ports for the same LAG. Nothing real is ordered.

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
  default     = "Partner access"
}

variable "lag_count" {
  description = "Ports of the LAG"
  type        = number
  default     = 2
}

variable "partners" {
  description = "What each partner may order, by name; a VLAN makes the key good for one VXC only"
  type = map(object({
    max_speed = number
    vlan      = optional(number)
    end_time  = optional(string, "2040-01-01T00:00:00Z")
  }))
  default = {
    agency = { max_speed = 500 }
    bank   = { max_speed = 1000, vlan = 210 }
  }
}

data "megaport_locations" "candidates" {
  country = "Australia"
  metro   = "Sydney"
  status  = "Active"
  product = "port"
  speed   = 10000
}

resource "megaport_lag_port" "access" {
  product_name           = "${var.name} LAG"
  location_id            = data.megaport_locations.candidates.locations[0].id
  port_speed             = 10000
  lag_count              = var.lag_count
  contract_term_months   = 12
  marketplace_visibility = false

  lifecycle {
    # which location comes first must not move the LAG
    ignore_changes = [location_id]
  }
}

resource "megaport_service_key" "partner" {
  for_each = var.partners

  product_uid  = megaport_lag_port.access.product_uid
  description  = "${var.name}: ${each.key}"
  max_speed    = each.value.max_speed
  single_use   = each.value.vlan != null
  vlan         = each.value.vlan
  active       = true
  pre_approved = true

  valid_for = {
    start_time = "2026-01-01T00:00:00Z"
    end_time   = each.value.end_time
  }
}

output "keys" {
  description = "Key by partner; give each to its owner only"
  value       = { for name, key in megaport_service_key.partner : name => key.key }
  sensitive   = true
}

output "members" {
  value = megaport_lag_port.access.lag_port_uids
}
