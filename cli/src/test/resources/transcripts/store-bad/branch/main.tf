terraform {
  backend "git" {
    url    = "https://git.example.com/net.git"
    branch = "a..b"
  }
}
