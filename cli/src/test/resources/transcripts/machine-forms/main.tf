variable "secret" {
  sensitive = true
  default   = "hush"
}
resource "terraform_data" "a" {
  count = 2
  input = "a<b ${count.index}"
}
output "text" {
  value = "two\nlines <&>"
}
output "list" {
  value = [1, "x", null]
}
output "nothing" {
  value = null
}
output "number" {
  value = 1.50
}
output "secret" {
  value     = var.secret
  sensitive = true
}
