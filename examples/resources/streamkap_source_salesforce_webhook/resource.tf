resource "streamkap_source_salesforce_webhook" "example" {
  name                                                = "example-salesforce-webhook"
  camel_source_snapshot_salesforce_instance_url       = "https://example.my.salesforce.com"
  camel_source_snapshot_salesforce_auth_client_id     = "example-consumer-key"
  camel_source_snapshot_salesforce_auth_client_secret = var.salesforce_client_secret
  topic_include_list                                  = "Account,Contact"
}

variable "salesforce_client_secret" {
  type      = string
  sensitive = true
}
