resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}

output "x" {
  value = 1
}

output "x" {
  value = 2
}
