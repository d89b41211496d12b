resource "streamkap_source_mariadb" "example" {
  name                  = "example-mariadb"
  database_hostname     = "blog-db.example.com"
  database_user         = "streamkap"
  database_password     = var.database_password
  database_include_list = "blog"
  table_include_list    = "blog.posts,blog.comments"
}

variable "database_password" {
  type      = string
  sensitive = true
}
