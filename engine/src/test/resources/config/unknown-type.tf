resource "megaport_prt" "a" {}
resource "megport_port" "b" {}
