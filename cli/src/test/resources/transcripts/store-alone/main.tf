provider "megaport" {
  environment           = "staging"
  accept_purchase_terms = true
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
}

resource "terraform_data" "note" {
  input = "one"
}
