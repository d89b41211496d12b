resource "streamkap_source_oracle" "example" {
  name                                      = "example-oracle"
  database_hostname                         = "erp-db.example.com"
  database_user                             = "C##STREAMKAP"
  database_password                         = var.database_password
  database_dbname                           = "ORCLCDB"
  schema_include_list                       = "ERP"
  table_include_list                        = "ERP.ORDERS,ERP.CUSTOMERS"
  signal_data_collection_schema_or_database = "STREAMKAP.STREAMKAP_SIGNAL"
}

variable "database_password" {
  type      = string
  sensitive = true
}
