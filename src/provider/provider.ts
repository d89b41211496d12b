import type { Catalogue } from "../catalogue/index.ts";
import type { Clock } from "../streamkap/index.ts";
import type { OperationContext, Provider, Resource } from "../terraform/index.ts";
import { providerAddress, typePrefix } from "./address.ts";
import type { Environment } from "./block/index.ts";
import type { Connection } from "./connection.ts";
import { createJournal, journalPlace, type Journal } from "./journal/index.ts";

/** What the command line hands to {@link createStreamkapProvider}. */
export interface ProviderOptions {
  /** Version of this build, such as `1.2.3`. */
  readonly version: string;
  /** Reads the catalogue. It is called once, when a resource is first needed. */
  readonly catalogue: () => Catalogue;
  /** Environment variables. Some of them stand in for arguments of the provider block; the journal reads others. */
  readonly environment: Environment;
  /**
   * Terraform's working directory, which is this process's own. The journal of creates lies below it, so that a kill
   * neither loses nor doubles a source.
   *
   * @default no create is noted
   */
  readonly workingFolder?: string;
  /** Version of Node, for the User-Agent header. @default the header does not name Node */
  readonly nodeVersion?: string;
  /** The clock that paces every wait. @default the system's clock */
  readonly clock?: Clock;
  /** Answer of GetProviderSchema, encoded at build time. @default encoded when Terraform asks */
  readonly encodedSchema?: () => Promise<Uint8Array>;
  /** Answer of GetResourceIdentitySchemas, encoded at build time. @default encoded when Terraform asks */
  readonly encodedIdentitySchemas?: () => Promise<Uint8Array>;
}

/** The provider, and how to end it. */
export interface StreamkapProvider extends Provider<Connection> {
  /**
   * Removes from the journal the creates that this process has answered. Call it when Terraform ends the process: the
   * end proves that Terraform has received every answer.
   */
  readonly end: () => Promise<void>;
}

/**
 * Makes the provider. It has one resource for each connector of the catalogue, `streamkap_source` for any other
 * connector, and `streamkap_sources_ready`, which waits for sources.
 */
export function createStreamkapProvider(options: ProviderOptions): StreamkapProvider {
  const { environment, workingFolder } = options;
  const journal =
    workingFolder === undefined ? undefined : createJournal(journalPlace(environment, workingFolder));
  let known: Resources | undefined;
  const resources = (): Resources =>
    (known ??= {
      ...connectorResources(options.catalogue(), journal),
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
        userAgent: userAgent(options, context),
        journal,
        clock: options.clock,
        whileSigningIn: () => void load(resources),
      });
    },
    end: async () => journal?.end(),
  };
}

type Resources = Readonly<Record<string, () => Promise<Resource<Connection>>>>;

/**
 * Loads in advance what the calls after ConfigureProvider need. A failure is ignored here: the call that needs the
 * missing file reports it.
 */
async function load(resources: () => Resources): Promise<void> {
  try {
    resources();
    await import("./resources/index.ts");
  } catch {
    return;
  }
}

/**
 * The User-Agent header, by which Streamkap's logs tell who is calling. Under OpenTofu, `terraformVersion` is the
 * version of OpenTofu.
 */
function userAgent(
  { version, nodeVersion }: ProviderOptions,
  { terraformVersion }: OperationContext,
): string {
  const programs = [
    ...(terraformVersion === "" ? [] : [`terraform ${terraformVersion}`]),
    ...(nodeVersion === undefined ? [] : [`node ${nodeVersion}`]),
  ];
  const comment = programs.length === 0 ? "" : ` (${programs.join("; ")})`;
  return `terraform-provider-${typePrefix}/${version}${comment}`;
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
