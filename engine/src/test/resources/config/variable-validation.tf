variable "vlan" {
  type    = number
  default = 5000
  validation {
    condition     = var.vlan >= 2 && var.vlan <= 4093
    error_message = "VLAN must be 2-4093, got ${var.vlan}."
  }
}
