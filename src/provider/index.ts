/**
 * Streamkap as Terraform sees it. This folder joins the framework, the API's client and the catalogue. It names no
 * connector: the catalogue declares what differs between connectors. Loading this file loads neither the catalogue nor
 * the client, so a launch of the plugin that needs neither is not slowed down.
 */
export { providerAddress } from "./address.ts";
export { createStreamkapProvider, type ProviderOptions } from "./provider.ts";
export { readTenant, type ExistingSource, type LeftOutSource, type Tenant } from "./existing/index.ts";
export {
  findOrphans,
  readStates,
  StateProblem,
  type Orphan,
  type OrphanReport,
  type StateContent,
} from "./orphans/index.ts";
