resource "streamkap_source_supabase" "example" {
  name                = "example-supabase"
  database_hostname   = "db.abcdefghijklmnop.supabase.co"
  database_user       = "streamkap"
  database_password   = var.database_password
  database_dbname     = "postgres"
  schema_include_list = "public"
  table_include_list  = "public.profiles,public.messages"
}

variable "database_password" {
  type      = string
  sensitive = true
}
