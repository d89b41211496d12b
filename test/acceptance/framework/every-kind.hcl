terraform {
  required_providers {
    rules = { source = "registry.terraform.io/example/rules" }
  }
}

resource "rules_thing" "all" {
  name         = "all"
  a_string     = "grüße \"quoted\"\n\\$${x}"
  a_number     = 123456789012345678901234567890.123456789
  a_bool       = true
  a_dynamic    = { of = ["several", 1, true], at = null }
  a_list       = ["b", "a", "b"]
  a_set        = [3, 9223372036854775807, 0.1]
  a_map        = { "dbo.Orders" = true, "" = false }
  an_object    = { a = "x", b = [1, 2] }
  sensitive    = "hidden-in-output"
  fixed        = "here"
  nested_list  = [{ key = "first" }, { key = "second" }]
  nested_set   = [{ key = "x" }, { key = "y" }]
  nested_map   = { one = { key = "1", site = "a" } }
  nested_single = { key = "single", site = "a" }
  block_single {
    key = "single"
  }
  block_list {
    key  = "first"
    site = "a"
  }
  block_list {
    key = "second"
  }
  block_set {
    key = "x"
  }
  block_map "one" {
    key = "1"
  }
  block_group {
    note = "in a group"
  }
}
