# A fleet in plain HCL: one source for each shop of shops.yaml. To add a shop, add an entry to the file and its password
# to the variable. It needs Terraform 1.11 or OpenTofu 1.11, which keep write-only secrets out of plan and state.
#
# Streamkap's credentials come from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET, the passwords from
# TF_VAR_shop_passwords='{"berlin":"…","lagos":"…","osaka":"…"}'.

terraform {
  required_version = ">= 1.11"

  required_providers {
    streamkap = {
      source  = "registry.terraform.io/streamkap-community/streamkap"
      version = "~> 0.1"
    }
  }
}

provider "streamkap" {
  wait = "none" # streamkap_sources_ready waits for all of them at once
}

# Ephemeral: Terraform stores the passwords nowhere.
variable "shop_passwords" {
  type      = map(string)
  ephemeral = true
  sensitive = true
}

locals {
  shops = yamldecode(file("${path.module}/shops.yaml"))
}

module "shop" {
  source   = "./modules/shop"
  for_each = local.shops

  name          = each.value.name
  hostname      = each.value.hostname
  tables        = each.value.tables
  desired_state = try(each.value.desired_state, null)
  password      = var.shop_passwords[each.key]
}

# The key of a shop was renamed in shops.yaml. Without this block Terraform would delete the source and make a new one.
moved {
  from = module.shop["tokyo"]
  to   = module.shop["osaka"]
}

resource "streamkap_sources_ready" "shops" {
  sources = { for key, shop in module.shop : key => shop.ready }

  timeouts {
    create = "30m"
    update = "30m"
  }
}

output "statuses" {
  value = streamkap_sources_ready.shops.statuses
}
