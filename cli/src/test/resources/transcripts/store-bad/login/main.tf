terraform {
  backend "git" {
    url = "https://ann:s3cr3t-t0ken@git.example.com/net.git"
  }
}
