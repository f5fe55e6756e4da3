output "port_uid" {
  value = megaport_port.uplink.product_uid
}
