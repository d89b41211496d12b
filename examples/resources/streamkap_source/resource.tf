resource "streamkap_source" "example" {
  name      = "example-newdb"
  connector = "newdb"

  config = {
    "database.hostname.user.defined"  = "newdb.example.com"
    "database.port.user.defined"      = 7655
    "table.include.list.user.defined" = "shop.orders"
  }

  config_secret = {
    "database.password" = var.database_password
  }
}

variable "database_password" {
  type      = string
  sensitive = true
}
