import { startSimulator, type Simulator, type SimulatorOptions } from "../../src/simulator/index.ts";
import { catalogue } from "../catalogue/connectors.ts";
import { ManualClock } from "./manual-clock.ts";

/** An answer of the simulator. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A simulator that is asked over real HTTP with a valid token. Its clock stands still. */
export class Api {
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  headers: Record<string, string> = {};

  private constructor(simulator: Simulator, clock: ManualClock) {
    this.simulator = simulator;
    this.clock = clock;
  }

  static async start(options: Partial<SimulatorOptions> = {}): Promise<Api> {
    const clock = new ManualClock();
    const api = new Api(await startSimulator({ catalogue, clock, ...options }), clock);
    await api.signIn();
    return api;
  }

  async signIn(): Promise<Reply> {
    const { clientId, secret } = this.simulator;
    const reply = await this.post("/auth/access-token", { client_id: clientId, secret });
    this.headers = { ...this.headers, Authorization: `Bearer ${String(reply.body["accessToken"])}` };
    return reply;
  }

  get = (path: string): Promise<Reply> => this.#call("GET", path);
  post = (path: string, body: unknown): Promise<Reply> => this.#call("POST", path, body);
  put = (path: string, body: unknown): Promise<Reply> => this.#call("PUT", path, body);
  delete = (path: string): Promise<Reply> => this.#call("DELETE", path);

  /** POST /sources without waiting for the deployment. The answer shows secrets in clear. */
  create = (change: object = {}): Promise<Reply> =>
    this.post("/sources?wait=false&secret_returned=true", { ...webhook, ...change });

  /** Sends a body as JSON, or as it is if it is a string. */
  async #call(method: string, path: string, body?: unknown): Promise<Reply> {
    const response = await fetch(this.simulator.url + path, {
      method,
      headers: this.headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const json = (await response.json()) as Reply["body"];
    return { status: response.status, headers: response.headers, body: json };
  }
}

/** The smallest source. It needs nothing but a name. */
export const webhook = { name: "hooks", connector: "webhook", config: {} };

/** A source with required settings, secrets, numbers, booleans, conditions and an SSH key. */
export const postgresql = {
  name: "orders",
  connector: "postgresql",
  config: {
    "database.hostname.user.defined": "db.example.test",
    "database.user": "reader",
    "database.password": "example-password",
    "database.dbname": "shop",
    "schema.include.list": "public",
    "table.include.list.user.defined": "public.orders, public.lines",
  },
};
