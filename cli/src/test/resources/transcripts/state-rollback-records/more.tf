resource "megaport_port" "b" {
  product_name           = "B"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
}

resource "megaport_vxc" "ab" {
  product_name         = "A to B"
  rate_limit           = var.rate
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_port.a.product_uid
    ordered_vlan          = 100
  }

  b_end = {
    requested_product_uid = megaport_port.b.product_uid
    ordered_vlan          = 101
  }
}
