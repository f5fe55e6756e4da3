provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

variable "label" {
  type    = string
  default = "first"
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
}

module "note" {
  source = "./note"
  text   = var.label
}
