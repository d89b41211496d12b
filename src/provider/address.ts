/** Where the provider lives in a registry, and so in every lock file and state. */
export const providerAddress = "registry.terraform.io/streamkap-community/streamkap";

/** What every type name begins with. */
export const typePrefix = "streamkap";

/** Whose configurations and states are taken over here. */
export const officialAddress = "registry.terraform.io/streamkap-com/streamkap";

/** Whether a state is that of a source, of the official provider or ours. */
export function isSource(address: string, typeName: string): boolean {
  return (isSame(address, providerAddress) || isSame(address, officialAddress)) && isSourceType(typeName);
}

/** Whether an address is this provider's, whatever host it was installed from: a mirror has a host of its own. */
export function isOurAddress(address: string): boolean {
  return isSame(address, providerAddress);
}

function isSame(address: string, other: string): boolean {
  return address.slice(address.indexOf("/")) === other.slice(other.indexOf("/"));
}

/** `streamkap_source`, or a source of one connector. */
function isSourceType(typeName: string): boolean {
  return typeName === `${typePrefix}_source` || typeName.startsWith(`${typePrefix}_source_`);
}
