resource "streamkap_source_s3" "example" {
  name                  = "example-s3"
  format                = "csv"
  aws_access_key_id     = "example-access-key-id"
  aws_secret_access_key = var.aws_secret_access_key
  aws_s3_region         = "eu-west-1"
  aws_s3_bucket_name    = "example-landing-zone"
  aws_s3_bucket_prefix  = "landing/"
}

variable "aws_secret_access_key" {
  type      = string
  sensitive = true
}
