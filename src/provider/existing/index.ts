/**
 * Which arguments would the sources of the account have, if Terraform managed them? This room reads sources, and turns
 * each into arguments of its resource. It changes nothing, and it hands on no value of a secret: only whether a secret
 * is there.
 */
export type { ExistingSource } from "./existing-source.ts";
export { readTenant, type LeftOutSource, type Tenant, type TenantSearch } from "./read-tenant.ts";
