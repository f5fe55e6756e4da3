resource "terraform_data" "note" {
  input = "one"
}
