/** Where the provider lives in a registry, and so in every lock file and state. */
export const providerAddress = "registry.terraform.io/streamkap-community/streamkap";

/** What every type name begins with. */
export const typePrefix = "streamkap";

/** Whose configurations and states are taken over here. */
export const officialAddress = "registry.terraform.io/streamkap-com/streamkap";
