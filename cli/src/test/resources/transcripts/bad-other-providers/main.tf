provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

provider "aws" {
  region = "ap-southeast-2"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}
