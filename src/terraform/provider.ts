/** What the author of a provider writes: names, and functions that load what a name stands for. */
import type { ObjectValue } from "./cty/index.ts";
import type { OperationContext } from "./context.ts";
import type { DataSource } from "./data-source.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Resource } from "./resource.ts";
import type { Schema } from "./schema/index.ts";

/**
 * A provider. `Client` is whatever its resources need to reach the API; `configure` makes it.
 */
export interface Provider<Client> {
  /** Registry address, `registry.terraform.io/<namespace>/<type>`. */
  readonly address: string;
  /** Version of the provider, such as `1.0.0`. */
  readonly version: string;
  /** Loads the schema of the provider block. Called at most once. */
  readonly schema: () => Promise<Schema>;

  /**
   * Loads a resource, by type name: `<provider>_<name>`. Each function is called at most once, when its type is first
   * used.
   */
  readonly resources: Readonly<Record<string, () => Promise<Resource<Client>>>>;

  /** Loads a data source, by type name. A resource may have the same name. @default the provider has no data sources */
  readonly dataSources?: Readonly<Record<string, () => Promise<DataSource<Client>>>>;

  /**
   * The answer about all schemas as bytes, which `encodeProviderSchema` of ./build.ts made at build time.
   *
   * @default every resource and data source is loaded and its schema encoded, whenever Terraform asks
   */
  readonly encodedSchema?: () => Promise<Uint8Array>;

  /**
   * The answer about all identities as bytes, which `encodeIdentitySchemas` of ./build.ts made at build time.
   *
   * @default every resource is loaded and its identity encoded, whenever Terraform asks
   */
  readonly encodedIdentitySchemas?: () => Promise<Uint8Array>;

  /**
   * Checks rules over several attributes, without calling the API.
   *
   * @param config the provider block. Values may be unknown; report no error about an unknown value
   * @default only the schema's rules are checked
   */
  readonly validateConfig?: (
    config: ObjectValue,
    context: OperationContext,
  ) => Promise<readonly Diagnostic[]>;

  /**
   * Makes the client that every later operation is handed. Called once for each plan and apply, which in debug mode
   * is several times in one process.
   *
   * @param config the provider block. While planning, values may be unknown: then return no error, but a client that
   *   knows of it
   */
  readonly configure: (config: ObjectValue, context: OperationContext) => Promise<ConfigureResponse<Client>>;
}

/** Answer of {@link Provider.configure}. */
export interface ConfigureResponse<Client> {
  /** Undefined with an error. Operations that need the client then answer an error; `modifyPlan` gets undefined. */
  readonly client: Client | undefined;
  /** An error fails the command. @default none */
  readonly diagnostics?: readonly Diagnostic[];
}
