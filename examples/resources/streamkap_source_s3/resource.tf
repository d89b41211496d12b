resource "streamkap_source_s3" "example" {
  name                  = "example-s3"
  format                = "csv"
  aws_access_key_id     = var.aws_access_key_id
  aws_secret_access_key = var.aws_secret_access_key
  aws_s3_region         = "eu-west-1"
  aws_s3_bucket_name    = "example-landing-zone"
  aws_s3_bucket_prefix  = "landing/"
}

variable "aws_access_key_id" {
  type      = string
  sensitive = true
}

variable "aws_secret_access_key" {
  type      = string
  sensitive = true
}
