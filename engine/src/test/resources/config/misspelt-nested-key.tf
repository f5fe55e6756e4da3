locals {
  other = { requested_product_uid = "u", orderd_vlan = 5 }
}
resource "megaport_vxc" "v" {
  product_name = "v"
  a_end = {
    requested_product_uid = "uid"
    orderd_vlan           = 100
    nonsense              = 1
  }
}
resource "megaport_vxc" "w" {
  product_name = "w"
  a_end        = local.other
}
