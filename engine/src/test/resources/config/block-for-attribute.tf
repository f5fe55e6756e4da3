resource "megaport_vxc" "v" {
  product_name = "v"
  a_end {
    requested_product_uid = "uid"
  }
}
