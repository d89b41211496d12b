# This configuration has two sources, and uses no CDK. Streamkap's credentials come from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET.
# The databases' passwords come from TF_VAR_orders_password and TF_VAR_shop_password.

terraform {
  required_providers {
    streamkap = {
      source  = "registry.terraform.io/streamkap-community/streamkap"
      version = "~> 0.1"
    }
  }
}

provider "streamkap" {
  wait = "none" # streamkap_sources_ready waits for both at once
}

variable "orders_password" {
  type      = string
  sensitive = true
}

variable "shop_password" {
  type      = string
  sensitive = true
}

resource "streamkap_source_postgresql" "orders" {
  name                = "orders"
  database_hostname   = "orders-db.example.com"
  database_user       = "streamkap"
  database_password   = var.orders_password
  database_dbname     = "orders"
  schema_include_list = "public"
  table_include_list  = "public.orders,public.order_lines"

  lifecycle {
    ignore_changes = [desired_state] # whoever is on call may pause it
  }
}

resource "streamkap_source_mysql" "shop" {
  name                  = "shop"
  database_hostname     = "shop-db.example.com"
  database_user         = "streamkap"
  database_password     = var.shop_password
  database_include_list = "shop"
  table_include_list    = "shop.products"
}

resource "streamkap_sources_ready" "all" {
  sources = {
    orders = streamkap_source_postgresql.orders
    shop   = streamkap_source_mysql.shop
  }

  timeouts {
    create = "30m"
  }
}

output "statuses" {
  value = streamkap_sources_ready.all.statuses
}
