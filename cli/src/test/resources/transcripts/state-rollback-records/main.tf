provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

variable "rate" {
  type    = number
  default = 100
}

resource "megaport_port" "a" {
  product_name           = "A $${x}"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
}

resource "terraform_data" "rate" {
  input = { rate = var.rate, tags = ["a", null] }
}
