import { setMaxListeners } from "node:events";
import type { OperationContext } from "../context.ts";
import type { ObjectType } from "../cty/index.ts";
import type { DataSource } from "../data-source.ts";
import type { Provider } from "../provider.ts";
import type { Resource } from "../resource.ts";
import { impliedType, type Schema } from "../schema/index.ts";
import type { LoadedDataSource, LoadedResource, ServerCapabilities } from "./operation.ts";

/** As many operations as Terraform runs side by side listen to one signal. From the eleventh on, Node would warn. */
function stopper(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

/**
 * A provider that is being served: the resources and data sources that were loaded so far, and the client that the
 * last ConfigureProvider made. Each operation is a function that is given this object.
 */
export class ProviderServer {
  readonly provider: Provider<unknown>;
  /** Undefined before ConfigureProvider, and after a ConfigureProvider that failed. */
  client: unknown;
  #stop = stopper();
  readonly #resources = new Map<string, Promise<LoadedResource>>();
  readonly #dataSources = new Map<string, Promise<LoadedDataSource>>();
  #providerSchema: Promise<{ schema: Schema; type: ObjectType }> | undefined;

  /** The same for every provider. */
  static readonly capabilities: ServerCapabilities = {
    planDestroy: false,
    getProviderSchemaOptional: true,
    moveResourceState: true,
  };

  constructor(provider: Provider<unknown>) {
    this.provider = provider;
  }

  /** Handed to every operation. Aborted by {@link stop}. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** A plan or an apply begins (ConfigureProvider): forgets the last client, and that the last command was stopped. */
  begin(): void {
    this.client = undefined;
    if (this.#stop.signal.aborted) this.#stop = stopper();
  }

  /** Stops the operations under way (StopProvider). */
  stop(): void {
    this.#stop.abort();
  }

  /** The resource of a type name, loaded when it is first asked for. Undefined: the provider has no such resource. */
  resource(typeName: string): Promise<LoadedResource | undefined> {
    return loadOnce(typeName, this.provider.resources, this.#resources, loadedResource);
  }

  /**
   * The data source of a type name, loaded when it is first asked for. Undefined: the provider has no such data
   * source.
   */
  dataSource(typeName: string): Promise<LoadedDataSource | undefined> {
    return loadOnce(typeName, this.provider.dataSources ?? {}, this.#dataSources, loadedDataSource);
  }

  /** The provider's own schema, and the type of its configuration. */
  providerSchema(): Promise<{ readonly schema: Schema; readonly type: ObjectType }> {
    this.#providerSchema ??= this.provider
      .schema()
      .then((schema) => ({ schema, type: impliedType(schema.block) }));
    return this.#providerSchema;
  }
}

async function loadOnce<Written, Loaded>(
  typeName: string,
  loaders: Readonly<Record<string, () => Promise<Written>>>,
  known: Map<string, Promise<Loaded>>,
  prepare: (typeName: string, written: Written) => Loaded,
): Promise<Loaded | undefined> {
  const load = Object.hasOwn(loaders, typeName) ? loaders[typeName] : undefined;
  if (load === undefined) return undefined;
  const loading = known.get(typeName) ?? load().then((written) => prepare(typeName, written));
  known.set(typeName, loading);
  return loading;
}

function loadedResource(typeName: string, resource: Resource<unknown>): LoadedResource {
  return { typeName, resource, schema: resource.schema, type: impliedType(resource.schema.block) };
}

function loadedDataSource(typeName: string, dataSource: DataSource<unknown>): LoadedDataSource {
  return { typeName, dataSource, schema: dataSource.schema, type: impliedType(dataSource.schema.block) };
}

/** One operation. It answers failures as diagnostics; an exception is a bug of this framework. */
export type Operation<Request, Response> = (
  server: ProviderServer,
  request: Request,
  context: OperationContext,
) => Promise<Response>;
