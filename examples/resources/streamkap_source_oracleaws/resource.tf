resource "streamkap_source_oracleaws" "example" {
  name                                      = "example-oracleaws"
  database_hostname                         = "erp.abcdefgh.eu-north-1.rds.amazonaws.com"
  database_user                             = "STREAMKAP"
  database_password                         = var.database_password
  database_dbname                           = "ORCL"
  schema_include_list                       = "ERP"
  table_include_list                        = "ERP.ORDERS,ERP.CUSTOMERS"
  signal_data_collection_schema_or_database = "STREAMKAP.STREAMKAP_SIGNAL"
}

variable "database_password" {
  type      = string
  sensitive = true
}
