terraform {
  required_providers {
    kv = {
      source  = "registry.terraform.io/example/kv"
      version = "1.0.0"
    }
  }
}

provider "kv" {
  folder = "entries"
}

resource "kv_entry" "greeting" {
  key   = "greeting"
  value = "Good morning"
}

data "kv_entry" "greeting" {
  key        = kv_entry.greeting.key
  depends_on = [kv_entry.greeting]
}

output "read_back" {
  value = "${data.kv_entry.greeting.value}, ${data.kv_entry.greeting.length} bytes"
}
