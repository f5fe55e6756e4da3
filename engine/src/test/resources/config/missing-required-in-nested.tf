resource "megaport_vxc" "v" {
  product_name = "v"
  a_end = {
    ordered_vlan = 100
  }
}
