variable "name" {
  type = string
}

variable "location" {
  description = "Name of the data centre"
  type        = string
}

variable "rate_limit" {
  description = "Mbps"
  type        = number
}

variable "vlan" {
  type = number
}

variable "router_uid" {
  description = "Cloud router that the office connects to"
  type        = string
}
