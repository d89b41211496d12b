import { officialAddress, providerAddress, typePrefix } from "./address.ts";

/** Whether a state is that of a source, of the official provider or ours. */
export function isSource(address: string, typeName: string): boolean {
  return (isSame(address, providerAddress) || isSame(address, officialAddress)) && isSourceType(typeName);
}

/** Wherever it was installed from: a mirror has a host of its own. */
export function isOurs(address: string): boolean {
  return isSame(address, providerAddress);
}

function isSame(address: string, other: string): boolean {
  return address.slice(address.indexOf("/")) === other.slice(other.indexOf("/"));
}

/** `streamkap_source`, or a source of one connector. */
function isSourceType(typeName: string): boolean {
  return typeName === `${typePrefix}_source` || typeName.startsWith(`${typePrefix}_source_`);
}
