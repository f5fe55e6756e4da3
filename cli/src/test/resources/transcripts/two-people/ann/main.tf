terraform {
  required_providers {
    megaport = { source = "megaport/megaport" }
  }
  backend "git" {
    url = "../team.git"
  }
}

provider "megaport" {
  environment           = "staging"
  accept_purchase_terms = true
}

resource "megaport_port" "sydney" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}
