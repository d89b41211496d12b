# The source of one shop.

terraform {
  # A child module names the provider too. Without this block Terraform looks for hashicorp/streamkap. It sets neither a
  # version nor a provider block: the root module decides both.
  required_providers {
    streamkap = {
      source = "registry.terraform.io/streamkap-community/streamkap"
    }
  }
}

resource "streamkap_source_postgresql" "this" {
  name                 = var.name
  database_hostname    = var.hostname
  database_user        = "streamkap"
  database_password_wo = var.password # in no plan and in no state; a new password is noticed and sent
  database_dbname      = "shop"
  schema_include_list  = "public"
  table_include_list   = join(",", var.tables)
  desired_state        = var.desired_state
}
