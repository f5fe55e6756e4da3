# A virtual edge of every vendor, two of them joined by their vNICs, one with Megaport Internet. Credentials are
# made up. Nothing real is ordered.

terraform {
  required_providers {
    megaport = {
      source = "megaport/megaport"
    }
  }
}

provider "megaport" {
  environment           = "sandbox"
  accept_purchase_terms = true
}

variable "location_id" {
  type        = number
  default     = 5
  description = "Data centre of all edges."
}

variable "ssh_key" {
  type    = string
  default = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC8example net@example.com"
}

locals {
  # Image by vendor and product, and what the vendor's image wants to know at its first start.
  edges = {
    sixwind    = { product = "VSR", vendor = "6wind", ssh_public_key = var.ssh_key }
    aruba      = { product = "EdgeConnect", vendor = "aruba", account_name = "acme", account_key = "key", system_tag = "first" }
    aviatrix   = { product = "Secure Edge", vendor = "aviatrix", cloud_init = base64encode("#cloud-config\n") }
    autonomous = { product = "C8000", vendor = "cisco", admin_ssh_public_key = var.ssh_key, ssh_public_key = var.ssh_key }
    sdwan      = { product = "C8000", vendor = "cisco", cloud_init = base64encode("vinitparam:\n") }
    firewall   = { product = "FTDv (Secure Firewall)", vendor = "cisco", admin_password = "Not-A-Real-1", manage_locally = true }
    fortinet   = { product = "FortiGate-VM", vendor = "fortinet", admin_ssh_public_key = var.ssh_key, ssh_public_key = var.ssh_key, license_data = "token" }
    meraki     = { product = "vMX", vendor = "meraki", size = "SMALL", token = "token" }
    palo_alto  = { product = "VM-Series", vendor = "palo_alto", ssh_public_key = var.ssh_key, admin_password_hash = "$6$salt$hash", license_data = "code" }
    prisma     = { product = "Prisma SD-WAN ION 3108v", vendor = "prisma", ion_key = "ion", secret_key = "secret" }
    versa      = { product = "FlexVNF", vendor = "versa", director_address = "director.example.com", controller_address = "controller.example.com", local_auth = "branch@example.com", remote_auth = "staging@example.com", serial_number = "A1" }
    vmware     = { product = "VeloCloud SD-WAN", vendor = "vmware", admin_ssh_public_key = var.ssh_key, ssh_public_key = var.ssh_key, vco_address = "vco.example.com", vco_activation_code = "AAAA-BBBB" }
  }
}

data "megaport_mve_images" "newest" {
  for_each = local.edges

  product_filter       = each.value.product
  release_image_filter = true
}

resource "megaport_mve" "edge" {
  for_each = local.edges

  product_name         = "edge ${each.key}"
  location_id          = var.location_id
  contract_term_months = 1

  vnics = [for role in(each.key == "meraki" ? ["data"] : ["data", "control", "management"]) : { description = role }]

  vendor_config = {
    vendor               = each.value.vendor
    product_size         = lookup(each.value, "size", "MEDIUM")
    image_id             = data.megaport_mve_images.newest[each.key].mve_images[0].id
    account_name         = lookup(each.value, "account_name", null)
    account_key          = lookup(each.value, "account_key", null)
    system_tag           = lookup(each.value, "system_tag", null)
    cloud_init           = lookup(each.value, "cloud_init", null)
    admin_ssh_public_key = lookup(each.value, "admin_ssh_public_key", null)
    ssh_public_key       = lookup(each.value, "ssh_public_key", null)
    admin_password       = lookup(each.value, "admin_password", null)
    manage_locally       = lookup(each.value, "manage_locally", null)
    license_data         = lookup(each.value, "license_data", null)
    token                = lookup(each.value, "token", null)
    admin_password_hash  = lookup(each.value, "admin_password_hash", null)
    ion_key              = lookup(each.value, "ion_key", null)
    secret_key           = lookup(each.value, "secret_key", null)
    director_address     = lookup(each.value, "director_address", null)
    controller_address   = lookup(each.value, "controller_address", null)
    local_auth           = lookup(each.value, "local_auth", null)
    remote_auth          = lookup(each.value, "remote_auth", null)
    serial_number        = lookup(each.value, "serial_number", null)
    vco_address          = lookup(each.value, "vco_address", null)
    vco_activation_code  = lookup(each.value, "vco_activation_code", null)
  }
}

data "megaport_partner" "internet" {
  connect_type   = "TRANSIT"
  company_name   = "Networks"
  product_name   = "Megaport Internet"
  location_id    = var.location_id
  diversity_zone = "red"
}

resource "megaport_vxc" "internet" {
  product_name         = "internet"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mve.edge["fortinet"].product_uid
    vnic_index            = 1
  }

  b_end = {
    requested_product_uid = data.megaport_partner.internet.product_uid
  }

  b_end_partner_config = {
    partner = "transit"
  }
}

resource "megaport_vxc" "pair" {
  product_name         = "pair"
  rate_limit           = 200
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mve.edge["autonomous"].product_uid
    vnic_index            = 1
  }

  b_end = {
    requested_product_uid = megaport_mve.edge["sdwan"].product_uid
    vnic_index            = 0
  }
}

output "vnics" {
  value = { for name, edge in megaport_mve.edge : name => edge.vnics[*].vlan }
}
