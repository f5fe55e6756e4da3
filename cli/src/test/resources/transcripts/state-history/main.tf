provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

variable "rate" {
  type    = number
  default = 100
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 12
  marketplace_visibility = false
}

resource "terraform_data" "key" {
  input = sensitive("hunter2")
}

resource "terraform_data" "rate" {
  input = { rate = var.rate, tags = ["a"] }
}

output "rate" {
  value = var.rate
}
