resource "streamkap_source_dynamodb" "example" {
  name                  = "example-dynamodb"
  aws_region            = "eu-north-1"
  aws_access_key_id     = var.aws_access_key_id
  aws_secret_key        = var.aws_secret_key
  s3_export_bucket_name = "example-dynamodb-exports"
  table_include_list    = "orders,customers"
}

variable "aws_access_key_id" {
  type      = string
  sensitive = true
}

variable "aws_secret_key" {
  type      = string
  sensitive = true
}
