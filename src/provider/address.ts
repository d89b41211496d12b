/** The provider's address in a registry. Every lock file and every state holds it. */
export const providerAddress = "registry.terraform.io/streamkap-community/streamkap";

/** The beginning of every resource type's name. */
export const typePrefix = "streamkap";

/** Address of the official provider, whose configurations and states this provider takes over. */
export const officialAddress = "registry.terraform.io/streamkap-com/streamkap";

/** Whether a state belongs to a source, and was written by this provider or by the official one. */
export function isSource(address: string, typeName: string): boolean {
  return (isSame(address, providerAddress) || isSame(address, officialAddress)) && isSourceType(typeName);
}

/** Whether an address is this provider's. The host does not count: a mirror of the registry has a host of its own. */
export function isOurAddress(address: string): boolean {
  return isSame(address, providerAddress);
}

function isSame(address: string, other: string): boolean {
  return address.slice(address.indexOf("/")) === other.slice(other.indexOf("/"));
}

/** Whether a type is `streamkap_source`, or `streamkap_source_*` for one connector. */
function isSourceType(typeName: string): boolean {
  return typeName === `${typePrefix}_source` || typeName.startsWith(`${typePrefix}_source_`);
}
