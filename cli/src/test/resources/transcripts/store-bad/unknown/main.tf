terraform {
  backend "git" {
    uri = "https://git.example.com/net.git"
  }
}
