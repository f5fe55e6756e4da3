provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

resource "megaport_port" "syd" {
  product_name = "Sydney"
}

resource "megaport_vxc" "x" {
  product_name         = "x"
  rate_limit           = 100
  contract_term_months = 1
  a_end                = {}
  b_end                = {}
}
