variable "speed" { default = 1 }
locals { region = "syd" }
output "a" { value = var.sped }
output "b" { value = local.regio }
output "c" { value = megaport_mcr.m.product_id }
output "d" { value = megaport_mcr.m.uid }
resource "megaport_mcr" "m" { product_name = each.key }
