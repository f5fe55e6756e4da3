variable "speed" {
  default = "fast"
}
resource "megaport_port" "syd" {
  product_name = ["Sydney"]
  port_speed   = var.speed
}
