terraform {
  backend "git" {
    url = "s3://bucket/net"
  }
}
