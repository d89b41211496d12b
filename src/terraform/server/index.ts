/**
 * The provider's operations, one file each, in our own types. The rules of Terraform's lifecycle are code here, so
 * that the author of a resource cannot break them. Nothing here knows protobuf, gRPC, or which provider is being
 * served.
 *
 * resources, data-sources, provider: the operations · lifecycle: the rules that operations share
 */
export { applyResourceChange } from "./resources/apply-resource-change.ts";
export { configureProvider } from "./provider/configure-provider.ts";
export { getIdentitySchemas } from "./provider/get-identity-schemas.ts";
export { getMetadata } from "./provider/get-metadata.ts";
export { getProviderSchemas } from "./provider/get-provider-schemas.ts";
export { identityOf, identityType, type StateIdentity } from "./lifecycle/index.ts";
export { importResourceState } from "./resources/import-resource-state.ts";
export { moveResourceState } from "./resources/move-resource-state.ts";
export type {
  ApplyResourceChangeRequest,
  ApplyResourceChangeResponse,
  IdentitySchemas,
  ImportResourceStateResponse,
  LoadedDataSource,
  LoadedResource,
  PlanResourceChangeResponse,
  ProviderSchemas,
} from "./operation.ts";
export { planResourceChange } from "./resources/plan-resource-change.ts";
export { readDataSource } from "./data-sources/read-data-source.ts";
export { readResource } from "./resources/read-resource.ts";
export { ProviderServer, type Operation } from "./server.ts";
export { stopProvider } from "./provider/stop-provider.ts";
export { upgradeResourceIdentity } from "./resources/upgrade-resource-identity.ts";
export { upgradeResourceState } from "./resources/upgrade-resource-state.ts";
export { validateDataSourceConfig } from "./data-sources/validate-data-source-config.ts";
export { validateProviderConfig } from "./provider/validate-provider-config.ts";
export { validateResourceConfig } from "./resources/validate-resource-config.ts";
