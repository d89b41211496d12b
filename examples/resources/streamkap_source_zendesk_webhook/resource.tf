resource "streamkap_source_zendesk_webhook" "example" {
  name                                       = "example-zendesk-webhook"
  camel_source_payload_router_flatten_detail = true
}
