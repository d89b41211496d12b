resource "streamkap_source_alloydb" "example" {
  name                = "example-alloydb"
  database_hostname   = "10.20.0.5"
  database_user       = "streamkap"
  database_password   = var.database_password
  database_dbname     = "orders"
  schema_include_list = "public"
  table_include_list  = "public.orders,public.order_lines"
}

variable "database_password" {
  type      = string
  sensitive = true
}
