import { setMaxListeners } from "node:events";
import { readCatalogue } from "../../src/catalogue/index.ts";
import type { Connector } from "../../src/catalogue/index.ts";
import type { ReadyConnection } from "../../src/provider/connection.ts";
import { createSource } from "../../src/provider/operations/create/create-source.ts";
import { deleteSource } from "../../src/provider/operations/delete-source.ts";
import { updateSource } from "../../src/provider/operations/update/update-source.ts";
import type { WaitMode } from "../../src/provider/source/wait-mode.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../src/simulator/index.ts";
import { createStreamkapClient } from "../../src/streamkap/index.ts";
import type { ChangeResponse, DeleteResponse, ObjectValue, Value } from "../../src/terraform/index.ts";
import { catalogueFolder } from "../support/paths.ts";
import { context } from "../terraform/server/test-resource.ts";
import { LeapingClock } from "../streamkap/leaping-clock.ts";

export const catalogue = readCatalogue(catalogueFolder);

type Values = Readonly<Record<string, Value>>;

/** The operations of one resource on a simulator. All follow one manual clock, so no test really waits. */
export class Scene {
  readonly clock: LeapingClock;
  readonly simulator: Simulator;
  readonly connection: ReadyConnection;
  readonly logged: Readonly<Record<string, unknown>>[] = [];
  readonly #interrupt = new AbortController();
  readonly #connector: Connector;

  private constructor(clock: LeapingClock, simulator: Simulator, wait: WaitMode, code: string) {
    // Many operations at a time listen to it, as in the provider's process.
    setMaxListeners(0, this.#interrupt.signal);
    this.clock = clock;
    this.simulator = simulator;
    this.#connector = catalogue.get(code)!;
    const { url, clientId, secret } = simulator;
    const named = { host: url, clientId, secret, userAgent: "test" };
    const api = createStreamkapClient({ ...named, retryDelayMs: 1, clock });
    this.connection = { kind: "ready", api, wait, secretsShown: true };
  }

  static async open(
    options: Partial<SimulatorOptions> & { readonly wait?: WaitMode; readonly connector?: string } = {},
  ): Promise<Scene> {
    const { wait = "active", connector = "webhook", ...more } = options;
    const clock = new LeapingClock();
    const simulator = await startSimulator({ catalogue, deployTimeMs: 60_000, clock, ...more });
    const scene = new Scene(clock, simulator, wait, connector);
    await scene.connection.api.authenticate();
    return scene;
  }

  /** Aborts the operation, as Ctrl-C does. */
  interrupt(): void {
    this.#interrupt.abort();
  }

  create(values: Values = {}): Promise<ChangeResponse> {
    const plannedState: ObjectValue = new Map(Object.entries({ name: "hook", ...values }));
    return createSource(this.#request(plannedState), this.#context, this.#connector);
  }

  /** Creates a source without waiting for it, and returns its state. */
  async given(values: Values = {}): Promise<ObjectValue> {
    const { newState } = await this.create({ wait: "none", ...values });
    return new Map([...newState!, ["wait", null]]);
  }

  update(priorState: ObjectValue, values: Values): Promise<ChangeResponse> {
    const plannedState = new Map([...priorState, ...Object.entries(values)]);
    return updateSource(
      { ...this.#request(plannedState), priorState, withheldConfig: new Map() },
      this.#context,
      this.#connector,
    );
  }

  delete(priorState: ObjectValue): Promise<DeleteResponse> {
    const request = { client: this.connection, priorState, private: {} };
    return deleteSource(request, this.#context, "streamkap_source_webhook");
  }

  /** The calls on sources since this was asked last, as `METHOD status wait`. */
  calls(): string[] {
    const calls = this.simulator
      .requests()
      .filter(({ path }) => path.startsWith("/sources"))
      .map(({ method, path, status, query }) => {
        const which = method === "GET" && path === "/sources" ? "LIST" : method;
        return `${which} ${String(status)}${query["wait"] === "true" ? " wait" : ""}`;
      });
    const news = calls.slice(this.#seen);
    this.#seen = calls.length;
    return news;
  }
  #seen = 0;

  async close(): Promise<void> {
    this.connection.api.close();
    await this.simulator.close();
  }

  #request(plannedState: ObjectValue) {
    const progress = (): void => undefined;
    return { client: this.connection, config: plannedState, plannedState, plannedPrivate: {}, progress };
  }

  get #context() {
    const info = (message: string, fields: object = {}): void => {
      this.logged.push({ at: this.clock.elapsedMs, message, ...fields });
    };
    return { ...context, signal: this.#interrupt.signal, logger: { ...context.logger, info } };
  }
}
