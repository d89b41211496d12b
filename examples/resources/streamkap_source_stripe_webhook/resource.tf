resource "streamkap_source_stripe_webhook" "example" {
  name                                              = "example-stripe-webhook"
  camel_source_payload_router_stripe_signing_secret = var.stripe_signing_secret
  camel_source_snapshot_stripe_api_key              = var.stripe_api_key
  topic_include_list                                = "customer,invoice"
}

variable "stripe_signing_secret" {
  type      = string
  sensitive = true
}

variable "stripe_api_key" {
  type      = string
  sensitive = true
}
