resource "streamkap_source_informix" "example" {
  name                = "example-informix"
  database_hostname   = "stock-db.example.com"
  database_user       = "streamkap"
  database_password   = var.database_password
  database_dbname     = "stock"
  schema_include_list = "informix"
  table_include_list  = "informix.items,informix.movements"
}

variable "database_password" {
  type      = string
  sensitive = true
}
