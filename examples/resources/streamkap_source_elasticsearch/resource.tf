resource "streamkap_source_elasticsearch" "example" {
  name                  = "example-elasticsearch"
  es_host               = "search.example.com"
  http_auth_user        = "streamkap"
  http_auth_password    = var.http_auth_password
  endpoint_include_list = "products,reviews"
  datetime_field_name   = "updated_at"
}

variable "http_auth_password" {
  type      = string
  sensitive = true
}
