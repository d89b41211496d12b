resource "streamkap_source_shopify_webhook" "example" {
  name                                            = "example-shopify-webhook"
  camel_source_snapshot_shopify_store_url         = "https://example.myshopify.com"
  camel_source_snapshot_shopify_client_id         = "example-client-id"
  camel_source_snapshot_shopify_client_secret     = var.shopify_client_secret
  camel_source_payload_router_shopify_hmac_secret = var.shopify_hmac_secret
  topic_include_list                              = "orders,customers"
}

variable "shopify_client_secret" {
  type      = string
  sensitive = true
}

variable "shopify_hmac_secret" {
  type      = string
  sensitive = true
}
