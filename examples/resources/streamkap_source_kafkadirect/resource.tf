resource "streamkap_source_kafkadirect" "example" {
  name               = "example-kafkadirect"
  topic_prefix       = "sales_"
  topic_include_list = "sales_orders,sales_refunds"
}
