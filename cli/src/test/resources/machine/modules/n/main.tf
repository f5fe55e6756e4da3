resource "terraform_data" "in" {
  input = "n"
}
output "z" {
  value = terraform_data.in.id
}
