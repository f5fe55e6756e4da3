resource "megaport_port" "syd" {
  count        = 2
  product_name = "Sydney ${count.index}"
  port_speed   = 1000 + count.index
}
