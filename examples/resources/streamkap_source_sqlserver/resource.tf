resource "streamkap_source_sqlserver" "example" {
  name                = "example-sqlserver"
  database_hostname   = "crm-db.example.com"
  database_user       = "streamkap"
  database_password   = var.database_password
  database_names      = "crm"
  schema_include_list = "dbo"
  table_include_list  = "dbo.customers,dbo.contracts"
}

variable "database_password" {
  type      = string
  sensitive = true
}
