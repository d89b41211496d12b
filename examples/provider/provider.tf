terraform {
  required_providers {
    streamkap = {
      source  = "registry.terraform.io/streamkap-community/streamkap"
      version = "~> 0.1"
    }
  }
}

provider "streamkap" {
  client_id = var.streamkap_client_id # or STREAMKAP_CLIENT_ID in the environment
  secret    = var.streamkap_secret    # or STREAMKAP_SECRET
}

variable "streamkap_client_id" {
  type = string
}

variable "streamkap_secret" {
  type      = string
  sensitive = true
}
