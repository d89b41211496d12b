import { createStreamkapProvider } from "../../src/provider/index.ts";
import {
  hasErrors,
  isMap,
  nullObject,
  type Diagnostic,
  type ObjectValue,
  type OperationContext,
  type Value,
} from "../../src/terraform/index.ts";
import {
  applyResourceChange,
  configureProvider,
  importResourceState,
  planResourceChange,
  ProviderServer,
  readResource,
  upgradeResourceState,
  validateResourceConfig,
  type LoadedResource,
  type PlanResourceChangeResponse,
} from "../../src/terraform/server/index.ts";
import { systemClock, type Clock } from "../../src/streamkap/call/clock.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { catalogue } from "../catalogue/connectors.ts";
import { context } from "../terraform/server/test-resource.ts";

export type Arguments = Readonly<Record<string, Value>>;

/** The longest real pause, in milliseconds: time for a simulator that really deploys. */
const longestPauseMs = 20;

/**
 * A clock with short pauses: the wait for the next look at a source is over at once, but counts with its full length.
 */
function hurriedClock(): Clock {
  let skippedMs = 0;
  return {
    now: () => Date.now() + skippedMs,
    async sleep(ms, signal) {
      const pauseMs = Math.min(ms, longestPauseMs);
      await systemClock.sleep(pauseMs, signal);
      skippedMs += ms - pauseMs;
    },
  };
}

/** A plan, as Terraform would show and apply it. */
export interface Plan extends PlanResourceChangeResponse {
  readonly config: ObjectValue;
  /** Names of the attributes that the plan changes. */
  readonly changes: readonly string[];
}

/** One resource of the real provider on the simulator, with the state and private data that a state file would hold. */
export class Walk {
  state: ObjectValue | null = null;
  private: Uint8Array = new Uint8Array();
  readonly #server: ProviderServer;
  readonly #resource: LoadedResource;
  readonly #context: OperationContext;

  private constructor(server: ProviderServer, resource: LoadedResource, own: OperationContext) {
    this.#server = server;
    this.#resource = resource;
    this.#context = own;
  }

  static async start(
    simulator: Simulator,
    typeName: string,
    {
      provider = {},
      signal = context.signal,
      dataFolder,
    }: { provider?: Arguments; signal?: AbortSignal; dataFolder?: string } = {},
  ): Promise<Walk> {
    const credentials = { STREAMKAP_CLIENT_ID: simulator.clientId, STREAMKAP_SECRET: simulator.secret };
    const server = new ProviderServer(
      createStreamkapProvider({
        version: "0.0.0",
        catalogue: () => catalogue,
        environment: { ...credentials, TF_DATA_DIR: dataFolder },
        clock: hurriedClock(),
        ...(dataFolder !== undefined && { workingFolder: process.cwd() }),
      }),
    );
    const config = new Map<string, Value>(Object.entries({ host: simulator.url, ...provider }));
    const { diagnostics } = await configureProvider(server, { config, terraformVersion: "1.11.4" }, context);
    if (hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics));
    const resource = await server.resource(typeName);
    if (resource === undefined) throw new Error(`there is no ${typeName}`);
    return new Walk(server, resource, { ...context, signal });
  }

  attribute(name: string): Value {
    return this.state?.get(name) ?? null;
  }

  /** Names of the arguments that a configuration may set. */
  settable(): ReadonlySet<string> {
    const attributes = Object.entries(this.#resource.schema.block.attributes);
    return new Set(attributes.filter(([, own]) => own.required ?? own.optional).map(([name]) => name));
  }

  /** Id of the source in the state. */
  get id(): string {
    const id = this.attribute("id");
    if (typeof id !== "string") throw new Error("there is no source in the state");
    return id;
  }

  async validate(args: Arguments): Promise<readonly Diagnostic[]> {
    const request = { resource: this.#resource, config: this.#config(args) };
    return (await validateResourceConfig(this.#server, request, this.#context)).diagnostics;
  }

  /**
   * Plans as Terraform does. The proposed state holds the configured values. A computed attribute that is not
   * configured keeps its prior value, but nested attributes count as removed. The configuration is validated first.
   *
   * @param ignoring the attributes that `ignore_changes` names; `all` names every attribute
   * @param validated false for a client that does not validate before it plans
   */
  async plan(args: Arguments, ignoring: readonly string[] = [], { validated = true } = {}): Promise<Plan> {
    const written = this.#config(args);
    if (validated)
      await validateResourceConfig(
        this.#server,
        { resource: this.#resource, config: written },
        this.#context,
      );
    const config = this.#ignored(written, ignoring);
    const { attributes } = this.#resource.schema.block;
    const proposed = [...config].map(([name, value]): [string, Value] => {
      const attribute = attributes[name];
      const kept = value === null && attribute?.computed === true && !("nesting" in attribute);
      return [name, kept ? (this.state?.get(name) ?? null) : value];
    });
    const planned = await planResourceChange(
      this.#server,
      {
        resource: this.#resource,
        priorState: this.state,
        proposedNewState: new Map(proposed),
        config,
        priorPrivate: this.private,
      },
      this.#context,
    );
    return { config: written, ...planned, changes: this.#changes(planned.plannedState) };
  }

  async apply(args: Arguments, ignoring: readonly string[] = []): Promise<readonly Diagnostic[]> {
    return this.applyPlan(await this.plan(args, ignoring));
  }

  /** Applies a plan that was made before. The apply is given the configuration as it is written. */
  async applyPlan({ config, plannedState, plannedPrivate }: Plan): Promise<readonly Diagnostic[]> {
    return this.#apply({ config, plannedState, plannedPrivate });
  }

  async destroy(): Promise<readonly Diagnostic[]> {
    return this.#apply({ config: null, plannedState: null, plannedPrivate: this.private });
  }

  async refresh(): Promise<readonly Diagnostic[]> {
    if (this.state === null) throw new Error("nothing to refresh");
    const request = { resource: this.#resource, currentState: this.state, private: this.private };
    return this.#keep(await readResource(this.#server, request, this.#context));
  }

  async import(id: string): Promise<readonly Diagnostic[]> {
    const request = { resource: this.#resource, id };
    const { importedResources, diagnostics } = await importResourceState(
      this.#server,
      request,
      this.#context,
    );
    const [imported] = importedResources;
    if (imported === undefined) return diagnostics;
    this.#keep({ newState: imported.state, private: imported.private, diagnostics });
    return this.refresh();
  }

  /** Makes a state of an older version the stored one. */
  async upgrade(state: Readonly<Record<string, unknown>>, version: number): Promise<readonly Diagnostic[]> {
    const rawState = Buffer.from(JSON.stringify(state));
    const request = { resource: this.#resource, rawState, version };
    const { upgradedState, diagnostics } = await upgradeResourceState(this.#server, request, this.#context);
    this.state = upgradedState;
    return diagnostics;
  }

  async #apply(change: {
    config: ObjectValue | null;
    plannedState: ObjectValue | null;
    plannedPrivate: Uint8Array;
  }): Promise<readonly Diagnostic[]> {
    const request = { resource: this.#resource, priorState: this.state, ...change };
    return this.#keep(await applyResourceChange(this.#server, request, this.#context));
  }

  #keep(response: {
    newState: ObjectValue | null;
    private: Uint8Array;
    diagnostics: readonly Diagnostic[];
  }): readonly Diagnostic[] {
    this.state = response.newState;
    this.private = response.private;
    return response.diagnostics;
  }

  /** The configuration as Terraform filters it: in an update, an ignored attribute has the value of the prior state. */
  #ignored(config: ObjectValue, ignoring: readonly string[]): ObjectValue {
    const { state: prior } = this;
    if (prior === null) return config;
    const names = ignoring.includes("all") ? [...this.settable()] : ignoring;
    return new Map([...config, ...names.map((name) => [name, prior.get(name) ?? null] as const)]);
  }

  #config(args: Arguments): ObjectValue {
    const { type } = this.#resource;
    const unnamed = Object.keys(args).filter((name) => !(name in type.attributes));
    if (unnamed.length > 0) throw new Error(`no such argument: ${unnamed.join(", ")}`);
    return new Map([...nullObject(type), ...Object.entries(args)]);
  }

  /** Names of the attributes whose planned values differ from the state. */
  #changes(planned: ObjectValue | null): string[] {
    return [...(planned ?? [])]
      .filter(([name, value]) => !same(value, this.state?.get(name) ?? null))
      .map(([name]) => name);
  }
}

function same(a: Value, b: Value): boolean {
  const plain = (value: Value): unknown =>
    isMap(value) ? [...value].map(([key, own]) => [key, plain(own)]) : value;
  return JSON.stringify([plain(a), typeof a]) === JSON.stringify([plain(b), typeof b]);
}
