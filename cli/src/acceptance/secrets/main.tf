# Every kind of secret value that a service file can hold, for the scan of the acceptance script.

provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

variable "bgp_password" {
  type      = string
  sensitive = true
}

variable "note" {
  type      = string
  sensitive = true
}

data "megaport_partner" "aws" {
  connect_type = "AWS"
  company_name = "AWS"
  product_name = "Asia Pacific (Sydney) (ap-southeast-2)"
  location_id  = 3
}

data "megaport_partner" "google" {
  connect_type   = "GOOGLE"
  company_name   = "Google"
  location_id    = 3
  diversity_zone = "blue"
}

resource "megaport_mcr" "hub" {
  product_name         = "Hub"
  location_id          = 5
  port_speed           = 5000
  contract_term_months = 1
}

resource "megaport_vxc" "aws" {
  product_name         = "AWS"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mcr.hub.product_uid
  }

  b_end = {
    requested_product_uid = data.megaport_partner.aws.product_uid
  }

  b_end_partner_config = {
    partner = "aws"
    aws_config = {
      name          = "AWS"
      asn           = 64550
      type          = "private"
      connect_type  = "AWS"
      amazon_asn    = 64551
      owner_account = "123456789012"
      auth_key      = var.bgp_password
    }
  }
}

resource "megaport_vxc" "azure" {
  product_name         = "Azure"
  rate_limit           = 200
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mcr.hub.product_uid
  }

  b_end = {}

  b_end_partner_config = {
    partner = "azure"
    azure_config = {
      port_choice = "primary"
      service_key = "1b2329a5-56dc-45d0-8a0d-87b706297777"
    }
  }
}

resource "megaport_vxc" "google" {
  product_name         = "Google"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mcr.hub.product_uid
  }

  b_end = {
    requested_product_uid = data.megaport_partner.google.product_uid
  }

  b_end_partner_config = {
    partner = "google"
    google_config = {
      pairing_key = "7e51371e-72a3-40b5-b844-2e3efefaee59/australia-southeast1/2"
    }
  }
}

resource "terraform_data" "note" {
  input = var.note
}

output "note" {
  value     = terraform_data.note.output
  sensitive = true
}
