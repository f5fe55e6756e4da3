variable "sites" {
  type = map(object({ rate = number, tags = optional(set(string), []) }))
  default = {
    syd = { rate = 100 }
    mel = { rate = 200, tags = ["backup"] }
  }
}

locals {
  rates = { for name, site in var.sites : name => site.rate * 2 if site.rate > 0 }
  total = sum(values(local.rates))
}

module "site" {
  source   = "./site"
  for_each = var.sites
  name     = each.key
  rate     = each.value.rate
}

resource "terraform_data" "numbered" {
  count = 300
  input = "value ${count.index}"
}

resource "terraform_data" "named" {
  for_each = local.rates
  input    = { rate = each.value, first = terraform_data.numbered[0].output, list = [1, true, null] }

  lifecycle {
    precondition {
      condition     = each.value < 1000
      error_message = "Too much."
    }
  }
}

output "sites" {
  value = { for name, site in module.site : name => site.text }
}

output "total" {
  value = local.total > 100 ? format("%d Mbps", local.total) : "little"
}
