terraform {
  backend "s3" {}
}
resource "megaport_mcr" "b" {
  product_name = "b"
  provisioner "local-exec" {}
}
