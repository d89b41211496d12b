resource "streamkap_source_webhook" "measurements" {
  for_each = toset(["berlin", "lagos"])

  name               = "measurements-${each.key}"
  topic_include_list = "measurements_${each.key}"
  wait               = "none" # streamkap_sources_ready waits for both at once
}

resource "streamkap_sources_ready" "measurements" {
  sources = streamkap_source_webhook.measurements

  timeouts {
    create = "30m"
  }
}

output "statuses" {
  value = streamkap_sources_ready.measurements.statuses
}
