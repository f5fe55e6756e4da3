provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

variable "a" {}

variable "a" {}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  product_name           = "Sydney again"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}
