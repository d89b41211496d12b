/** Where the provider lives in a registry, and so in every lock file and state. */
export const providerAddress = "registry.terraform.io/streamkap-community/streamkap";

/** What every type name begins with. */
export const typePrefix = "streamkap";
