/** Where Terraform would find the provider in a registry, and its name in a lock file. */
export const PROVIDER_ADDRESS = "registry.terraform.io/streamkap-community/streamkap";
