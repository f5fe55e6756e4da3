terraform {
  backend "git" {
    url = "http://git.example.com/net.git"
  }
}
