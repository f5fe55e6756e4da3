terraform {
  backend "git" {
    url = var.store
  }
}
