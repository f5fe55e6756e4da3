provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 2500
  contract_term_months   = 13
  marketplace_visibility = false
  diversity_zone         = "green"
}

resource "megaport_lag_port" "lag" {
  product_name           = "LAG"
  location_id            = 3
  port_speed             = 1000
  lag_count              = 9
  contract_term_months   = 12
  marketplace_visibility = false
}

resource "megaport_vxc" "x" {
  product_name         = "x"
  rate_limit           = 100
  contract_term_months = 1
  a_end = {
    requested_product_uid = megaport_port.syd.product_uid
    ordered_vlan          = 1
  }
  b_end = {
    requested_product_uid = megaport_lag_port.lag.product_uid
    ordered_vlan          = 4094
  }
}
