terraform {
  backend "s3" {}
}
module "m" { source = "./m" }
moved {
  from = megaport_mcr.a
  to   = megaport_mcr.b
}
resource "megaport_mcr" "b" {
  product_name = module.m.name
  provisioner "local-exec" {}
}
