resource "streamkap_source_redis" "example" {
  name                  = "example-redis"
  redis_host            = "cache.example.com"
  redis_username        = "streamkap"
  redis_password        = var.redis_password
  redis_stream_name     = "events"
  topic_use_stream_name = true
}

variable "redis_password" {
  type      = string
  sensitive = true
}
