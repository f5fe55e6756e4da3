# The same design with other ports and another router in place of the ones that are there.

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

resource "megaport_port" "office" {
  for_each = toset(["a", "b"])

  product_name           = "port ${each.key}"
  location_id            = 3
  port_speed             = 1000
  contract_term_months   = 1
  marketplace_visibility = false
  cost_centre            = "one"
}

resource "megaport_lag_port" "trunk" {
  product_name           = "trunk"
  location_id            = 3
  port_speed             = 10000
  lag_count              = 2
  contract_term_months   = 1
  marketplace_visibility = false
}

resource "megaport_mcr" "router" {
  product_name         = "router"
  location_id          = 3
  port_speed           = 10000
  contract_term_months = 1
  asn                  = 64512
}

resource "megaport_mve" "edge" {
  product_name         = "edge"
  location_id          = 5
  contract_term_months = 1

  vnics = [{ description = "data" }, { description = "control" }, { description = "management" }]

  vendor_config = {
    vendor       = "aruba"
    product_size = "MEDIUM"
    image_id     = data.megaport_mve_images.newest.mve_images[0].id
    account_name = "acme"
    account_key  = "canary-account/key+4711"
    system_tag   = "first"
  }
}

data "megaport_mve_images" "newest" {
  product_filter       = "EdgeConnect"
  release_image_filter = true
}

resource "megaport_mcr_prefix_filter_list" "in" {
  mcr_id         = megaport_mcr.router.product_uid
  description    = "list in"
  address_family = "IPv4"
  entries        = [{ action = "permit", prefix = "10.20.0.0/16", le = 24 }]
}

resource "megaport_mcr_prefix_filter_list" "out" {
  mcr_id         = megaport_mcr.router.product_uid
  description    = "list out"
  address_family = "IPv4"
  entries        = [{ action = "permit", prefix = "0.0.0.0/0", le = 0 }]
}

resource "megaport_vxc" "office" {
  for_each = megaport_port.office

  product_name         = "office ${each.key} to router"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = each.value.product_uid
    ordered_vlan          = 100
  }
  b_end = {
    requested_product_uid = megaport_mcr.router.product_uid
  }
}

resource "megaport_vxc" "trunk" {
  for_each = { x = 201, y = 202, z = 203 }

  product_name         = "trunk ${each.key} to office"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_lag_port.trunk.product_uid
    ordered_vlan          = each.value
  }
  b_end = {
    requested_product_uid = megaport_port.office["a"].product_uid
    ordered_vlan          = each.value
  }
}

resource "megaport_vxc" "edge" {
  for_each = { data = 0, control = 1 }

  product_name         = "edge ${each.key} to router"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mve.edge.product_uid
    vnic_index            = each.value
  }
  b_end = {
    requested_product_uid = megaport_mcr.router.product_uid
  }
}

resource "megaport_vxc" "bgp" {
  product_name         = "trunk to router"
  rate_limit           = 100
  contract_term_months = 1

  a_end = {
    requested_product_uid = megaport_mcr.router.product_uid
  }
  a_end_partner_config = {
    partner = "vrouter"
    vrouter_config = {
      interfaces = [{
        ip_addresses = ["10.191.0.25/29"]
        bgp_connections = [{
          peer_asn         = 64550
          local_ip_address = "10.191.0.25"
          peer_ip_address  = "10.191.0.26"
          password         = "canary-bgp+pass/4712"
          import_whitelist = megaport_mcr_prefix_filter_list.in.description
          export_whitelist = megaport_mcr_prefix_filter_list.out.description
        }]
      }]
    }
  }
  b_end = {
    requested_product_uid = megaport_lag_port.trunk.product_uid
    ordered_vlan          = 300
  }
}
