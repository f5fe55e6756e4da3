provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = "three"
  port_speed             = [1000]
  contract_term_months   = 12
  marketplace_visibility = "perhaps"
}
