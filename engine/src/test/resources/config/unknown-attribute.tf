resource "megaport_port" "syd" {
  product_name = "Sydney"
  port_sped    = 1000
}
