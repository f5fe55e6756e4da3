provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_sped              = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}
