resource "megaport_mcr" "mcr" { product_name = "m" }
resource "megaport_mcr" "second" { product_name = "m" }
resource "megaport_vxc" "v" {
  product_name = "v"
  a_end = { requested_product_uid = megaport.mcr.mcr.product_uid }
}
resource "megaport_vxc" "w" {
  product_name = megaport_mcr.mcrr.product_name
  a_end        = { requested_product_uid = megaport_mcr.edge.product_uid }
}
