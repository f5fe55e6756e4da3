resource "azurerm_resource_group" "rg" {
  name     = "rg"
  location = "australiaeast"
}

resource "google_compute_network" "net" {
  name = "net"
}
