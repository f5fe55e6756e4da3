variable "name" {
  description = "Starts the name of every service."
  type        = string
  default     = "First flight"
}

variable "office_location" {
  description = "Data centre of the port."
  type        = string
  default     = "NextDC B1"
}

variable "cloud_location" {
  description = "Data centre of the cloud router."
  type        = string
  default     = "Equinix SY1"
}

variable "rate_limit" {
  description = "Speed of the connection in Mbps; changes in place."
  type        = number
  default     = 200

  validation {
    condition     = var.rate_limit >= 1 && var.rate_limit <= 1000
    error_message = "The port carries 1 to 1000 Mbps."
  }
}

variable "contract_term_months" {
  description = "1, 12, 24 or 36 months."
  type        = number
  default     = 1
}
