terraform {
  backend "git" {}
}

resource "terraform_data" "a" {
  input = "one"
}
