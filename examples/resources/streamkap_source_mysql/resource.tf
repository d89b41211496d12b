resource "streamkap_source_mysql" "example" {
  name                  = "example-mysql"
  database_hostname     = "shop-db.example.com"
  database_user         = "streamkap"
  database_password     = var.database_password
  database_include_list = "shop"
  table_include_list    = "shop.products,shop.customers"
}

variable "database_password" {
  type      = string
  sensitive = true
}
