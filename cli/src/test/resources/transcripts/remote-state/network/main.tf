resource "terraform_data" "vlan" {
  input = 200
}

output "vlan" {
  value = terraform_data.vlan.output
}

output "key" {
  value     = "secret-1"
  sensitive = true
}
