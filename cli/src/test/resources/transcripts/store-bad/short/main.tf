terraform {
  backend "git" {
    url = "git.example.com:net/state.git"
  }
}
