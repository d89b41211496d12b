import {
  to = streamkap_source_webhook.example
  identity = {
    id = "665f1c2a9b3e4d5f6a7b8c9d"
  }
}
