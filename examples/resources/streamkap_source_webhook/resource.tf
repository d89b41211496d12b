resource "streamkap_source_webhook" "example" {
  name                                     = "example-webhook"
  topic_include_list                       = "measurements"
  transforms_infer_schema_add_delete_field = true
}
