provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 9999
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}

resource "megaport_port" "mel" {
  product_name           = "Melbourne"
  location_id            = 4
  port_speed             = 400000
  contract_term_months   = 12
  marketplace_visibility = false
}

resource "megaport_port" "ok" {
  product_name           = "Fine"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}
