resource "megaport_prt" "a" {}
resource "megport_port" "b" {}
resource "megaport_ix" "c" {}
