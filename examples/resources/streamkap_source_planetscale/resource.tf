resource "streamkap_source_planetscale" "example" {
  name               = "example-planetscale"
  database_hostname  = "aws.connect.psdb.cloud"
  database_user      = "streamkap"
  database_password  = var.database_password
  vitess_keyspace    = "shop"
  table_include_list = "shop.orders,shop.customers"
}

variable "database_password" {
  type      = string
  sensitive = true
}
