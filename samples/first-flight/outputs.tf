output "services" {
  description = "What was ordered, by role."
  value = {
    port = megaport_port.office.product_uid
    mcr  = megaport_mcr.cloud.product_uid
    vxc  = megaport_vxc.office_to_cloud.product_uid
  }
}

output "summary" {
  value = "${var.rate_limit} Mbps from ${data.megaport_location.office.name} to ${data.megaport_location.cloud.name}"
}
