provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

resource "megaport_port" "one" {
  product_name           = "One port"
  location_id            = 5
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
}
