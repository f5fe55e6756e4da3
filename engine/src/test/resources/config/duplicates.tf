variable "a" {}
variable "a" {}
output "o" { value = 1 }
output "o" { value = 2 }
resource "megaport_mcr" "m" { product_name = "m" }
resource "megaport_mcr" "m" { product_name = "m" }
provider "megaport" {}
provider "megaport" {}
locals {
  l = 1
}
locals {
  l = 2
}
