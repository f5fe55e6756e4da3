resource "megaport_mcr" "core" {
  product_name         = "Core"
  location_id          = 6
  port_speed           = 1000
  contract_term_months = 12
}

resource "megaport_vxc" "link" {
  product_name         = "Sydney to core"
  rate_limit           = 100
  contract_term_months = 12

  a_end = {
    requested_product_uid = megaport_port.sydney.product_uid
    ordered_vlan          = 100
  }
  b_end = {
    requested_product_uid = megaport_mcr.core.product_uid
  }
}
