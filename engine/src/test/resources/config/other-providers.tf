terraform {
  required_providers {
    megaport = { source = "megaport/megaport", version = "~> 1.3" }
    aws      = { source = "hashicorp/aws" }
  }
}
provider "aws" { region = "ap-southeast-2" }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "megaport_mcr" "m" { product_name = aws_vpc.main.id }
