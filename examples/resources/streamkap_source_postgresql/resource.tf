resource "streamkap_source_postgresql" "example" {
  name                = "example-postgresql"
  database_hostname   = "orders-db.example.com"
  database_user       = "streamkap"
  database_password   = var.database_password
  database_dbname     = "orders"
  schema_include_list = "public"
  table_include_list  = "public.orders,public.order_lines"
  slot_name           = "streamkap_orders"
  publication_name    = "streamkap_orders"
}

variable "database_password" {
  type      = string
  sensitive = true
}
