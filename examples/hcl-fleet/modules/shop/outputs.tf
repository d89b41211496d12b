# What streamkap_sources_ready has to know of a source.
output "ready" {
  value = {
    id       = streamkap_source_postgresql.this.id
    revision = streamkap_source_postgresql.this.revision
  }
}
