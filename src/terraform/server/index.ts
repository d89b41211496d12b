/**
 * The provider's operations, one file each, in our own types. The rules of a resource's
 * lifecycle stand here as code, so that the author of a resource cannot break them. Nothing here
 * knows protobuf, gRPC, or which provider is being served.
 */
export { applyResourceChange } from "./apply-resource-change.ts";
export { configureProvider } from "./configure-provider.ts";
export { getIdentitySchemas } from "./get-identity-schemas.ts";
export { getMetadata } from "./get-metadata.ts";
export { getProviderSchemas } from "./get-provider-schemas.ts";
export { identityOf, identityType, type StateIdentity } from "./identity.ts";
export { importResourceState } from "./import-resource-state.ts";
export { moveResourceState } from "./move-resource-state.ts";
export * from "./operation.ts";
export { planResourceChange } from "./plan-resource-change.ts";
export { readDataSource } from "./read-data-source.ts";
export { readResource } from "./read-resource.ts";
export { ProviderServer, type Operation } from "./server.ts";
export { stopProvider } from "./stop-provider.ts";
export { upgradeResourceIdentity } from "./upgrade-resource-identity.ts";
export { upgradeResourceState } from "./upgrade-resource-state.ts";
export { validateDataSourceConfig } from "./validate-data-source-config.ts";
export { validateProviderConfig } from "./validate-provider-config.ts";
export { validateResourceConfig } from "./validate-resource-config.ts";
