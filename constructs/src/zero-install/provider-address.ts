/** Address of the provider in the registry and in a lock file. */
export const PROVIDER_ADDRESS = "registry.terraform.io/streamkap-community/streamkap";
