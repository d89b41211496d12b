resource "streamkap_source_vitess" "example" {
  name                   = "example-vitess"
  database_hostname      = "vtgate.example.com"
  vitess_keyspace        = "shop"
  vitess_vtctld_host     = "vtctld.example.com"
  vitess_vtctld_user     = "streamkap"
  vitess_vtctld_password = var.vitess_vtctld_password
  table_include_list     = "shop.orders,shop.customers"
}

variable "vitess_vtctld_password" {
  type      = string
  sensitive = true
}
