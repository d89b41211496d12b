resource "streamkap_source_documentdb" "example" {
  name                                      = "example-documentdb"
  mongodb_connection_string                 = var.mongodb_connection_string
  database_include_list                     = "shop"
  collection_include_list                   = "shop.orders,shop.customers"
  signal_data_collection_schema_or_database = "streamkap.streamkap_signal"
}

variable "mongodb_connection_string" {
  type      = string
  sensitive = true
}
