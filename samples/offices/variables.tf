variable "name" {
  description = "Beginning of the names of all services"
  type        = string
  default     = "Offices"
}

variable "cloud_location" {
  type    = string
  default = "Global Switch Sydney West"
}

variable "offices" {
  description = "What every office needs, by its name"
  type = map(object({
    location   = string
    rate_limit = optional(number, 500)
    vlan       = optional(number, 100)
  }))
  default = {
    brisbane = { location = "NextDC B1" }
    sydney   = { location = "Equinix SY1", rate_limit = 1000 }
  }

  validation {
    condition     = alltrue([for office in var.offices : office.rate_limit <= 1000])
    error_message = "Offices have ports of 1 Gbps: no rate limit may be above 1000 Mbps."
  }
}
