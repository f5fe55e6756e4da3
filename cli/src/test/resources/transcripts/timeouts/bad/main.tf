variable "patience" {
  default = "5m"
}

resource "megaport_port" "syd" {
  product_name           = "Sydney"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false

  timeouts {
    create = "soon"
    update = "-5m"
    read   = "5m"
  }

  timeouts "again" {
    delete = "0s"
  }
}

resource "megaport_port" "mel" {
  product_name           = "Melbourne"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false

  timeouts {
    create = var.patience
    update = null
    delete = ["5m"]
  }
}

resource "terraform_data" "note" {
  timeouts {
    create = "5m"
  }
}

data "megaport_location" "syd" {
  id = 3

  timeouts {
    read = "5m"
  }
}
