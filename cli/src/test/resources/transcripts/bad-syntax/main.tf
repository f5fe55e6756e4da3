resource "megaport_port" "syd" {
  product_name = "Sydney
  location_id  = 3
}

resource megaport_port {
  port_speed = = 1
}

locals {
  a = [1, 2
}
