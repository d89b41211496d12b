resource "streamkap_source_db2" "example" {
  name                                      = "example-db2"
  database_hostname                         = "ledger-db.example.com"
  database_user                             = "streamkap"
  database_password                         = var.database_password
  database_dbname                           = "LEDGER"
  schema_include_list                       = "ACCOUNTING"
  table_include_list                        = "ACCOUNTING.ENTRIES,ACCOUNTING.ACCOUNTS"
  signal_data_collection_schema_or_database = "STREAMKAP.STREAMKAP_SIGNAL"
}

variable "database_password" {
  type      = string
  sensitive = true
}
