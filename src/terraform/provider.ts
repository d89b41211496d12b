/** What the author of a provider writes: names, and loaders that run when a name is first used. */
import type { ObjectValue } from "./cty/index.ts";
import type { OperationContext } from "./context.ts";
import type { DataSource } from "./data-source.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Resource } from "./resource.ts";
import type { Schema } from "./schema/index.ts";

/**
 * A provider. `Client` is whatever its resources need to reach the API; `configure` makes it.
 * Kinds of things that a provider lacks are left out, and their RPCs answered UNIMPLEMENTED.
 */
export interface Provider<Client> {
  /** Registry address, `registry.terraform.io/<namespace>/<type>`. */
  readonly address: string;
  readonly version: string;
  readonly schema: () => Promise<Schema>;

  /** By type name, `<type>_<name>`. Loaders are called once. */
  readonly resources: Readonly<Record<string, () => Promise<Resource<Client>>>>;

  /** By type name, as above; a name may be a resource's too. */
  readonly dataSources?: Readonly<Record<string, () => Promise<DataSource<Client>>>>;

  /**
   * The answer to GetProviderSchema as bytes encoded at build time (`encodeProviderSchema`).
   * @default encoded from all schemas when first asked
   */
  readonly encodedSchema?: () => Promise<Uint8Array>;

  /**
   * Likewise the answer to GetResourceIdentitySchemas (`encodeIdentitySchemas`).
   * @default encoded from all resources when first asked
   */
  readonly encodedIdentitySchemas?: () => Promise<Uint8Array>;

  /** Rules over several attributes. Values may be unknown. */
  readonly validateConfig?: (
    config: ObjectValue,
    context: OperationContext,
  ) => Promise<readonly Diagnostic[]>;

  /**
   * Called once per walk, and in debug mode several times per process. Values may be unknown while
   * planning: no error then, but a client that knows it.
   */
  readonly configure: (config: ObjectValue, context: OperationContext) => Promise<ConfigureResponse<Client>>;
}

export interface ConfigureResponse<Client> {
  /** Undefined with an error. */
  readonly client: Client | undefined;
  readonly diagnostics?: readonly Diagnostic[];
}
