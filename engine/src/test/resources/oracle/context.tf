# What the generated expressions can refer to: every type, with nulls, unknowns, marks and defaults.
terraform {
  required_providers {
    terraform = { source = "terraform.io/builtin/terraform" }
  }
}
resource "terraform_data" "a" {
  input = { n = 1, s = "x", l = ["p", "q"] }
}
resource "terraform_data" "num" { input = 5 }
resource "terraform_data" "many" {
  count = 2
  input = "m${count.index}"
}
resource "terraform_data" "each" {
  for_each = { k1 = "v1", k2 = "v2" }
  input    = each.value
}
variable "ls" {
  type    = list(string)
  default = ["b", "a", "", "é", "b"]
}
variable "ln" {
  type    = list(number)
  default = [3, 1, 2.5, -1]
}
variable "ss" {
  type    = set(string)
  default = ["z", "m", "a", "ä"]
}
variable "sn" {
  type    = set(number)
  default = [10, 9, 1.5]
}
variable "ms" {
  type    = map(string)
  default = { b = "1", a = "x", "c d" = "" }
}
variable "mn" {
  type    = map(number)
  default = { one = 1, two = 2 }
}
variable "lls" {
  type    = list(list(string))
  default = [["a"], [], ["b", "c"]]
}
variable "lo" {
  type = list(object({
    name = string
    mbps = optional(number, 100)
    tags = optional(set(string), [])
    mkt  = optional(object({ on = optional(bool, false) }))
  }))
  default = [{ name = "ams", mbps = "1000", tags = ["b", "a"] }, { name = "lon", mkt = {} }, { name = null }]
}
variable "mo" {
  type    = map(object({ code = string, vlan = number }))
  default = { b = { code = "B1", vlan = 20 }, a = { code = "A1", vlan = "10" } }
}
variable "so" {
  type    = set(object({ k = string, v = optional(number) }))
  default = [{ k = "x", v = 2 }, { k = "x" }, { k = "a", v = 3 }]
}
variable "tup" {
  type    = tuple([string, number, bool])
  default = [5, "6", "true"]
}
variable "any" {
  type    = any
  default = [{ k = 1 }, { k = "x", j = true }]
}
variable "nul" {
  type    = string
  default = null
}
variable "nulo" {
  type    = object({ a = string, b = list(number) })
  default = null
}
variable "null" {
  type    = list(string)
  default = null
}
variable "sec" {
  type      = string
  sensitive = true
  default   = "hush"
}
variable "secm" {
  type      = map(string)
  sensitive = true
  default   = { a = "1", b = "2" }
}
variable "eph" {
  type      = string
  ephemeral = true
  default   = "gone"
}
locals {
  s     = "Hello, Wörld"
  n     = 7
  f     = 2.75
  t     = true
  tup   = ["a", 1, true, null, { k = "v" }]
  obj   = { a = 1, b = "two", c = [1, 2], d = { e = null, f = false } }
  empty = []
  none  = null
  multi = "one\n  two\n\nthree\n"
  tpl   = "Hi $${name}%%{ if on } on%%{ endif }"
  ustr  = terraform_data.a.id
  udyn  = terraform_data.num.output
  unum  = tonumber(terraform_data.num.output)
  ubool = terraform_data.a.id == "never"
  ulist = split(",", terraform_data.a.id)
  uset  = toset(split(",", terraform_data.a.id))
  umap  = { for s in split(",", terraform_data.a.id) : s => 1 }
  utmap = tomap({ a = terraform_data.a.id })
  part  = { known = "k", unk = terraform_data.a.id }
  plist = ["k", terraform_data.a.id]
  tlist = tolist(["k", terraform_data.a.id])
  upre  = "pre-${terraform_data.a.id}"
  sus   = sensitive(terraform_data.a.id)
  psec  = { open = "o", shut = sensitive("s"), deep = [1, sensitive(2)] }
  lsec  = tolist(["a", sensitive("b")])
}
