import { readCatalogue, type Catalogue } from "../catalogue/index.ts";
import type { Clock } from "../streamkap/index.ts";
import type { OperationContext, Provider, Resource } from "../terraform/index.ts";
import { providerAddress, typePrefix } from "./address.ts";
import type { Environment } from "./block/index.ts";
import type { Connection } from "./connection.ts";
import { createJournal, journalPlace, type Journal } from "./journal/index.ts";

export interface ProviderOptions {
  readonly version: string;
  /** Folder or archive, as {@link readCatalogue} takes it. */
  readonly catalogueLocation: string;
  /** Environment variables that stand in for arguments of the provider block. */
  readonly environment: Environment;
  /**
   * Terraform's working directory, where creates are noted so that a kill neither loses nor doubles them.
   *
   * @default nothing is noted
   */
  readonly workingFolder?: string;
  /** By which waiting is paced. @default the system's clock */
  readonly clock?: Clock;
  /** GetProviderSchema's answer, encoded at build time. @default encoded when asked */
  readonly encodedSchema?: () => Promise<Uint8Array>;
  /** Likewise GetResourceIdentitySchemas'. @default encoded when asked */
  readonly encodedIdentitySchemas?: () => Promise<Uint8Array>;
}

export interface StreamkapProvider extends Provider<Connection> {
  /** To be called when Terraform ends the process, which proves that it has our answers. */
  readonly end: () => Promise<void>;
}

/**
 * The provider, with one resource for each connector of the catalogue, one for any other, and the one that waits for
 * sources.
 */
export function createStreamkapProvider(options: ProviderOptions): StreamkapProvider {
  const { environment, workingFolder } = options;
  const journal =
    workingFolder === undefined ? undefined : createJournal(journalPlace(environment, workingFolder));
  let known: Resources | undefined;
  const resources = (): Resources =>
    (known ??= {
      ...connectorResources(readCatalogue(options.catalogueLocation), journal),
      [`${typePrefix}_sources_ready`]: async () => {
        const { createSourcesReadyResource } = await import("./resources/sources-ready/index.ts");
        return createSourcesReadyResource();
      },
    });
  return {
    address: providerAddress,
    version: options.version,
    schema: async () => {
      const { providerSchema } = await import("./block/index.ts");
      return providerSchema;
    },
    get resources() {
      return resources();
    },
    ...(options.encodedSchema && { encodedSchema: options.encodedSchema }),
    ...(options.encodedIdentitySchemas && { encodedIdentitySchemas: options.encodedIdentitySchemas }),
    configure: async (config, context) => {
      const { configure } = await import("./block/index.ts");
      return configure(config, context, {
        environment,
        userAgent: userAgent(options.version, context),
        journal,
        clock: options.clock,
        whileSigningIn: () => void load(resources),
      });
    },
    end: async () => journal?.end(),
  };
}

type Resources = Readonly<Record<string, () => Promise<Resource<Connection>>>>;

/** What the calls after ConfigureProvider need. Where it is missing, they say so. */
async function load(resources: () => Resources): Promise<void> {
  try {
    resources();
    await import("./resources/index.ts");
  } catch {
    return;
  }
}

/** Who is calling, for Streamkap's own logs. Terraform's version is OpenTofu's under OpenTofu. */
function userAgent(version: string, { terraformVersion }: OperationContext): string {
  const terraform = terraformVersion === "" ? "" : `terraform ${terraformVersion}; `;
  return `terraform-provider-${typePrefix}/${version} (${terraform}node ${process.versions.node})`;
}

function connectorResources(catalogue: Catalogue, journal: Journal | undefined): Resources {
  const typeNames = new Map(
    [...catalogue].map(([code, { resource }]) => [code, `${typePrefix}_${resource}`] as const),
  );
  const typed = [...catalogue.values()].map(
    (connector) =>
      [
        `${typePrefix}_${connector.resource}`,
        async () => {
          const { createConnectorResource } = await import("./resources/index.ts");
          return createConnectorResource(connector, typeNames, journal);
        },
      ] as const,
  );
  return {
    ...Object.fromEntries(typed),
    [`${typePrefix}_source`]: async () => {
      const { createGenericResource } = await import("./resources/index.ts");
      return createGenericResource(catalogue, typeNames, journal);
    },
  };
}
