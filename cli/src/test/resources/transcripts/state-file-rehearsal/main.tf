resource "megaport_port" "syd" {
  product_name           = "syd"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
}

resource "terraform_data" "note" {
  input = "same"
}
