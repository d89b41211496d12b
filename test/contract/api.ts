import { setTimeout } from "node:timers/promises";
import { createStreamkapClient, type StreamkapClient } from "../../src/streamkap/index.ts";

/** An API under test, with the credentials for it. */
export interface Api {
  readonly host: string;
  readonly clientId: string;
  readonly secret: string;
  readonly close: () => Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;

/** An answer as it is on the wire, before our client reads it. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Fields;
}

/** Sends the tests' requests to the API under test, with our client and with bare HTTP. */
export class Subject {
  readonly client: StreamkapClient;
  readonly close: () => Promise<void>;
  readonly #api: Api;
  #token = "";

  constructor(api: Api) {
    this.#api = api;
    this.client = this.clientWith(api.secret);
    this.close = () => {
      this.client.close();
      return api.close();
    };
  }

  clientWith(secret: string): StreamkapClient {
    return createStreamkapClient({ ...this.#api, secret, userAgent: "contract-test" });
  }

  /** Fetches the token that `call` sends. */
  async signIn(): Promise<Reply> {
    const { clientId, secret } = this.#api;
    const reply = await this.call("POST", "/auth/access-token", { client_id: clientId, secret });
    this.#token = String(reply.body["accessToken"]);
    return reply;
  }

  /**
   * Sends a request with bare HTTP.
   *
   * @param token replaces the token that `signIn` fetched. With "", the request has no token
   */
  async call(method: string, path: string, body?: unknown, token = this.#token): Promise<Reply> {
    const response = await fetch(this.#api.host + path, {
      method,
      headers: {
        "Content-Type": "application/json",
        ...(token !== "" && { Authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text === "" ? "{}" : text) as Fields,
    };
  }

  /**
   * Sends a request as {@link call} does. While the API answers 409, because another change is under way, it sends the
   * request again.
   */
  change(method: string, path: string, body?: unknown): Promise<Reply> {
    return eventually(
      () => this.call(method, path, body),
      ({ status }) => status !== 409,
    );
  }

  /** Returns the sources on one page of the list. */
  async list(query: string): Promise<readonly Fields[]> {
    const { status, body } = await this.call("GET", `/sources?${query}`);
    expect(status).toBe(200);
    return body["result"] as Fields[];
  }
}

/** How long `eventually` asks. Any deployment or clean-up takes less time, and a test has more time. */
const patienceMs = 180_000;

/** Asks until `isIt` accepts the answer or the time is up. @returns the last answer, accepted or not */
export async function eventually<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isIt(answer) || Date.now() > deadline) return answer;
    await setTimeout(250);
  }
}
