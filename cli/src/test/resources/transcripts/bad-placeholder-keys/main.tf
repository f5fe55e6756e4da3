provider "megaport" {
  environment           = "staging"
  access_key            = "<api access key>"
  secret_key            = "<api secret key>"
  accept_purchase_terms = true
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}
