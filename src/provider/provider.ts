import { readCatalogue, type Catalogue } from "../catalogue/index.ts";
import type { Provider, Resource } from "../terraform/index.ts";
import { providerAddress, typePrefix } from "./address.ts";
import { configure, type Environment } from "./configure.ts";
import type { Connection } from "./connection.ts";
import { providerSchema } from "./provider-schema.ts";

export interface ProviderOptions {
  readonly version: string;
  /** Folder or archive, as {@link readCatalogue} takes it. */
  readonly catalogueLocation: string;
  /** Environment variables that stand in for arguments of the provider block. */
  readonly environment: Environment;
  /** GetProviderSchema's answer, encoded at build time. @default encoded when asked */
  readonly encodedSchema?: () => Promise<Uint8Array>;
  /** Likewise GetResourceIdentitySchemas'. @default encoded when asked */
  readonly encodedIdentitySchemas?: () => Promise<Uint8Array>;
}

/** The provider, with one resource for each connector of the catalogue, and the one that waits for sources. */
export function createStreamkapProvider(options: ProviderOptions): Provider<Connection> {
  let resources: Readonly<Record<string, () => Promise<Resource<Connection>>>> | undefined;
  return {
    address: providerAddress,
    version: options.version,
    schema: () => Promise.resolve(providerSchema),
    get resources() {
      resources ??= {
        ...connectorResources(readCatalogue(options.catalogueLocation)),
        [`${typePrefix}_sources_ready`]: async () => {
          const { createSourcesReadyResource } = await import("./sources-ready.ts");
          return createSourcesReadyResource();
        },
      };
      return resources;
    },
    ...(options.encodedSchema && { encodedSchema: options.encodedSchema }),
    ...(options.encodedIdentitySchemas && { encodedIdentitySchemas: options.encodedIdentitySchemas }),
    configure: (config, context) =>
      configure(config, options.environment, `terraform-provider-${typePrefix}/${options.version}`, context),
  };
}

function connectorResources(catalogue: Catalogue): Record<string, () => Promise<Resource<Connection>>> {
  return Object.fromEntries(
    [...catalogue.values()].map((connector) => [
      `${typePrefix}_${connector.resource}`,
      async () => {
        const { createConnectorResource } = await import("./connector-resource.ts");
        return createConnectorResource(connector);
      },
    ]),
  );
}
