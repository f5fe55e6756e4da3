terraform {
  backend "git" {
    branch = "network"
  }
}
