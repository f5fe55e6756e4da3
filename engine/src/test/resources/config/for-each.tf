resource "megaport_mcr" "a" { 
  for_each     = toset([1, 2])
  product_name = each.key
}
resource "megaport_mcr" "b" { 
  for_each     = ["x"]
  product_name = each.key
}
resource "megaport_mcr" "c" { 
  for_each     = toset([megaport_port.p.product_uid])
  product_name = each.key
}
resource "megaport_mcr" "d" { 
  for_each     = null
  product_name = each.key
}
resource "megaport_mcr" "e" { 
  count        = -1
  product_name = "e"
}
resource "megaport_mcr" "f" { 
  count        = megaport_port.p.port_speed
  product_name = "f"
}
resource "megaport_port" "p" { 
  product_name = "p"
  port_speed   = 1000
  lag_id       = 7
}
