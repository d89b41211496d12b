/**
 * Streamkap as Terraform sees it: joins the framework, the API's client and the catalogue. No
 * connector is named here; what differs between them is declared in the catalogue. Loading this
 * folder loads neither the catalogue nor the client: a launch that needs neither does not pay.
 */
export { providerAddress } from "./address.ts";
export { createStreamkapProvider, type ProviderOptions } from "./provider.ts";
