# A cloud router whose BGP session to a cloud takes and gives only the routes that its prefix filter
# lists permit. The session refers to the lists by their descriptions, written as references, so that
# each list is there before the session and goes after it. Nothing real is ordered.

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
  default     = "Filtered"
}

variable "from_cloud" {
  description = "Networks that the cloud may announce"
  type        = list(string)
  default     = ["10.20.0.0/16", "10.21.0.0/16"]
}

data "megaport_location" "router" {
  name = "Global Switch Sydney West"
}

data "megaport_partner" "cloud" {
  connect_type   = "AWS"
  company_name   = "AWS"
  product_name   = "Asia Pacific (Sydney) (ap-southeast-2)"
  location_id    = data.megaport_location.router.id
  diversity_zone = "red"
}

resource "megaport_mcr" "router" {
  product_name         = "${var.name} router"
  location_id          = data.megaport_location.router.id
  port_speed           = 1000
  contract_term_months = 1
  asn                  = 64512
}

# Networks of the cloud and all that is inside them: without le, every longer prefix matches too.
resource "megaport_mcr_prefix_filter_list" "from_cloud" {
  mcr_id         = megaport_mcr.router.product_uid
  description    = "${var.name} from cloud"
  address_family = "IPv4"

  entries = [
    for network in var.from_cloud : {
      action = "permit"
      prefix = network
      le     = 24
    }
  ]
}

# Nothing but the default route goes out: le says that longer prefixes do not match.
resource "megaport_mcr_prefix_filter_list" "to_cloud" {
  mcr_id         = megaport_mcr.router.product_uid
  description    = "${var.name} to cloud"
  address_family = "IPv4"

  entries = [
    {
      action = "permit"
      prefix = "0.0.0.0/0"
      le     = 0
    },
  ]
}

resource "megaport_mcr_prefix_filter_list" "to_cloud_v6" {
  mcr_id         = megaport_mcr.router.product_uid
  description    = "${var.name} to cloud, IPv6"
  address_family = "IPv6"

  entries = [
    {
      action = "permit"
      prefix = "2001:db8::/32"
      ge     = 48
      le     = 64
    },
    {
      action = "deny"
      prefix = "::/0"
    },
  ]
}

resource "megaport_vxc" "cloud" {
  product_name         = "${var.name} to cloud"
  rate_limit           = 500
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mcr.router.product_uid
  }

  a_end_partner_config = {
    partner = "vrouter"
    vrouter_config = {
      interfaces = [
        {
          ip_addresses = ["10.191.0.25/29"]
          bgp_connections = [
            {
              peer_asn         = 64550
              local_ip_address = "10.191.0.25"
              peer_ip_address  = "10.191.0.26"
              import_whitelist = megaport_mcr_prefix_filter_list.from_cloud.description
              export_whitelist = megaport_mcr_prefix_filter_list.to_cloud.description
            },
          ]
        },
      ]
    }
  }

  b_end = {
    requested_product_uid = data.megaport_partner.cloud.product_uid
  }

  b_end_partner_config = {
    partner = "aws"
    aws_config = {
      name          = "${var.name} session"
      type          = "private"
      connect_type  = "AWS"
      asn           = 64512
      amazon_asn    = 64550
      owner_account = "123456789012"
    }
  }
}

output "lists" {
  description = "Number of each list by its description"
  value = {
    for list in [
      megaport_mcr_prefix_filter_list.from_cloud,
      megaport_mcr_prefix_filter_list.to_cloud,
      megaport_mcr_prefix_filter_list.to_cloud_v6,
    ] : list.description => list.id
  }
}
