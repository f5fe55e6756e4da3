# A LAG in Sydney with a connection to each cloud and to Megaport Internet. Azure gets both connections of a
# circuit, one from a cloud router; the keys are examples that the sandbox knows. Nothing real is ordered.

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
  default     = 3
  description = "Data centre of the LAG and the router."
}

variable "aws_account" {
  type    = string
  default = "123456789012"
}

variable "azure_service_key" {
  type      = string
  default   = "1b2329a5-56dc-45d0-8a0d-87b706297777"
  sensitive = true
}

variable "google_pairing_key" {
  type    = string
  default = "7e51371e-72a3-40b5-b844-2e3efefaee59/australia-southeast1/1"
}

variable "oracle_circuit" {
  type    = string
  default = "ocid1.virtualcircuit.oc1.ap-sydney-1.sandboxvirtualcircuit0001"
}

variable "rate_limit" {
  type        = number
  default     = 500
  description = "Mbps of each connection that may have any rate."
}

locals {
  partners = {
    aws    = { connect_type = "AWS", company_name = "AWS", product_name = "Asia Pacific (Sydney) (ap-southeast-2)" }
    hosted = { connect_type = "AWSHC", company_name = "AWS", product_name = "Asia Pacific (Sydney) (ap-southeast-2)" }
    google = { connect_type = "GOOGLE", company_name = "Google inc..", product_name = "Sydney (syd-zone1-1605)" }
    oracle = { connect_type = "ORACLE", company_name = "Oracle", product_name = "OCI (ap-sydney-1) (BMC)", location_id = 6 }
    ibm    = { connect_type = "IBM", company_name = "IBM Cloud", product_name = "Sydney 1 Direct Link Connect XCR1" }
    net    = { connect_type = "TRANSIT", company_name = "Networks", product_name = "Megaport Internet", zone = "red" }
  }

  settings = {
    aws    = { partner = "aws", aws_config = { name = "VIF", type = "private", connect_type = "AWS", owner_account = var.aws_account, asn = 64550, amazon_asn = 64551 } }
    google = { partner = "google", google_config = { pairing_key = var.google_pairing_key } }
    oracle = { partner = "oracle", oracle_config = { virtual_circuit_id = var.oracle_circuit } }
    ibm    = { partner = "ibm", ibm_config = { account_id = "0123456789abcdef0123456789abcdef", customer_asn = 64999, name = "sydney" } }
    net    = { partner = "transit" }
  }
}

data "megaport_partner" "port" {
  for_each = local.partners

  connect_type   = each.value.connect_type
  company_name   = each.value.company_name
  product_name   = each.value.product_name
  location_id    = lookup(each.value, "location_id", var.location_id)
  diversity_zone = lookup(each.value, "zone", null)
}

resource "megaport_lag_port" "sydney" {
  product_name           = "cloud access"
  location_id            = var.location_id
  port_speed             = 10000
  lag_count              = 2
  contract_term_months   = 12
  marketplace_visibility = false
}

resource "megaport_mcr" "sydney" {
  product_name         = "cloud router"
  location_id          = var.location_id
  port_speed           = 5000
  contract_term_months = 12
  asn                  = 133937
}

resource "megaport_vxc" "cloud" {
  for_each = local.settings

  product_name         = "to ${each.key}"
  rate_limit           = each.key == "oracle" ? 1000 : var.rate_limit
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_lag_port.sydney.product_uid
  }

  b_end = {
    requested_product_uid = data.megaport_partner.port[each.key].product_uid
  }

  b_end_partner_config = merge({ aws_config = null, google_config = null, oracle_config = null, ibm_config = null }, each.value)
}

# A hosted connection has one of the rates that AWS offers, and no second virtual interface.
resource "megaport_vxc" "hosted" {
  product_name         = "to AWS, hosted"
  rate_limit           = 50
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_lag_port.sydney.product_uid
    ordered_vlan          = 450
  }

  b_end = {
    requested_product_uid = data.megaport_partner.port["hosted"].product_uid
  }

  b_end_partner_config = {
    partner = "aws"
    aws_config = {
      name          = "hosted"
      connect_type  = "AWSHC"
      type          = "private"
      owner_account = var.aws_account
    }
  }
}

# The key of an ExpressRoute circuit leads to both of its ports: no UID is needed at that end.
resource "megaport_vxc" "azure" {
  for_each = { primary = megaport_lag_port.sydney.product_uid, secondary = megaport_mcr.sydney.product_uid }

  product_name         = "to Azure, ${each.key}"
  rate_limit           = 200
  contract_term_months = 1

  a_end = {
    requested_product_uid = each.value
  }

  b_end = {}

  b_end_partner_config = {
    partner = "azure"
    azure_config = {
      port_choice = each.key
      service_key = var.azure_service_key
      peers = each.key != "primary" ? null : [{
        type             = "private"
        vlan             = 100
        peer_asn         = "133937"
        primary_subnet   = "10.0.0.0/30"
        secondary_subnet = "10.0.0.4/30"
      }]
    }
  }
}

output "vlans" {
  description = "VLAN of each cloud at the LAG."
  value       = { for name, vxc in megaport_vxc.cloud : name => vxc.a_end.vlan }
}
