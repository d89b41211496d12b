import { type AnswerFacts, StreamkapApiError } from "../../../src/streamkap/call/error.ts";
import { delayBeforeRetry } from "../../../src/streamkap/call/retry.ts";
import type { LogEntry, StreamkapClient } from "../../../src/streamkap/index.ts";
import { failureOf, startApi, type ApiServer, type Handler, type Reply } from "../api-server.ts";

const body = { name: "orders", connector: "mysql", config: {} };
const id = "66a0c0ffee0000000000502a";
const calls = {
  GET: (client: StreamkapClient) => client.getSource(id),
  POST: (client: StreamkapClient) => client.createSource(body),
  PUT: (client: StreamkapClient) => client.updateSource(id, body),
  DELETE: (client: StreamkapClient) => client.deleteSource(id),
} as const;
type Method = keyof typeof calls;

const success = (method: Method): Reply =>
  method === "GET" ? { body: { result: [{ id }] } } : { body: { id } };
const page = (status: number): Reply => ({
  status,
  headers: { "Content-Type": "text/html" },
  body: `<html><title>${String(status)}</title></html>`,
});
const detail = (status: number, text: string): Reply => ({ status, body: { detail: text } });
const connect = (status: number): string =>
  `Kafka Connect API call failed with status code ${String(status)} and response {"message":"x"}`;

let api: ApiServer;
afterEach(() => api.close());

/** How many tries a call takes if its first answer is `first` and its second one a success. */
async function tries(method: Method, first: Reply | "reset"): Promise<number> {
  let asked = 0;
  const handler: Handler = (_request, response) => {
    asked += 1;
    if (asked > 1) return success(method);
    if (first !== "reset") return first;
    response.destroy();
    return undefined;
  };
  api = await startApi(handler);
  await calls[method](api.client()).catch(() => undefined);
  return asked;
}

describe("retry after a failure that may pass", () => {
  it.each<[string, Reply | "reset"]>([
    ["502", page(502)],
    ["503", page(503)],
    ["504", page(504)],
    ["a lost answer", "reset"],
    ["KafkaConnectTimeout", detail(500, "KafkaConnectTimeout: no worker")],
    ["request timed out", detail(500, "Request timed out")],
    ["timed out on all nodes", detail(500, "the call timed out on all nodes")],
    ["SocketTimeoutException", detail(500, "java.net.SocketTimeoutException: Read")],
    ["rebalance_in_progress", detail(400, "REBALANCE_IN_PROGRESS")],
    ["rebalance is expected", detail(400, "Cannot complete request because a rebalance is expected")],
    ["leader_not_available", detail(500, "LEADER_NOT_AVAILABLE")],
    ["not_leader_for_partition", detail(500, "NOT_LEADER_FOR_PARTITION")],
    ["Kafka Connect's 404: not deployed yet", detail(404, connect(404))],
    ["Kafka Connect's 409: a concurrent update", detail(400, connect(409))],
  ])("tries every call again after %s, except a create, which may have acted", async (_name, first) => {
    for (const method of ["GET", "PUT", "DELETE"] as const) {
      expect([method, await tries(method, first)]).toEqual([method, 2]);
      await api.close();
    }
    expect(["POST", await tries("POST", first)]).toEqual(["POST", 1]);
  });
});

describe("retry of a create that surely saved nothing", () => {
  it.each<[string, Reply]>([
    ["a rate limit", { status: 429, body: "" }],
    ["a concurrent change", detail(409, "busy")],
  ])("tries the create again after %s", async (_name, first) => {
    expect(await tries("POST", first)).toBe(2);
  });

  it("tries the create again after a refused connection", async () => {
    api = await startApi(() => undefined);
    const attempts: LogEntry[] = [];
    const other = api.client({ log: (entry) => attempts.push(entry) });
    await other.authenticate();
    await api.close();
    const failure = await failureOf(other.createSource(body));
    expect(failure).toMatchObject({ kind: "unreachable", mayHaveActed: false, transient: true });
    expect(attempts.filter(({ path }) => path === "/sources")).toHaveLength(3);
  });
});

describe("retry after a failure that does not pass", () => {
  it.each<[string, Reply]>([
    ["a refusal", detail(400, "database.port must be a number")],
    ["a refusal that mentions 502, 503 and 504", detail(400, "port 50210, 503 and source 504 are wrong")],
    ["a refusal that mentions status code 4091", detail(400, connect(4091))],
    ["Kafka Connect's 400", detail(400, connect(400))],
    ["bad input", detail(422, "Field required")],
    ["a duplicate", detail(409, "Source orders already exists")],
    ["a missing right", detail(403, "request timed out")],
    ["a failure without such words", detail(500, "boom")],
    ["a request id with digits", { status: 400, headers: { "X-Request-Id": "502-503-504" }, body: "{}" }],
    ["a success that is an HTML page", { body: "<html></html>" }],
  ])("gives up at once after %s", async (_name, first) => {
    for (const method of ["GET", "POST", "PUT"] as const) {
      expect([method, await tries(method, first)]).toEqual([method, 1]);
      await api.close();
    }
  });
});

describe("retry of a call that the API answers after the deployment", () => {
  it.each<[string, Reply | "reset"]>([
    ["a gateway's time-out", page(504)],
    ["a lost answer", "reset"],
    ["KafkaConnectTimeout", detail(500, "KafkaConnectTimeout")],
  ])("leaves it to the caller to look at the source after %s", async (_name, first) => {
    api = await startApi((_request, response) => {
      if (first !== "reset") return first;
      response.destroy();
      return undefined;
    });
    const deadline = new Date(Date.now() + 60_000);
    const failure = await failureOf(api.client().updateSource(id, body, { wait: true, deadline }));
    expect(failure).toMatchObject({ mayHaveActed: true, transient: true });
    expect(api.received).toHaveLength(1);
  });

  it("tries again after a rate limit", async () => {
    let asked = 0;
    api = await startApi(() => (++asked === 1 ? { status: 429, body: "" } : { body: { id } }));
    expect(await api.client().createSource(body, { wait: true })).toMatchObject({ id });
    expect(asked).toBe(2);
  });
});

describe("retry with a host that does not answer", () => {
  it("gives up after three tries, however many retries are allowed", async () => {
    // The server keeps no connection, because the transport replaces a kept one that breaks, and that is no retry.
    const token = { body: { accessToken: "token", expiresIn: 3600 }, headers: { Connection: "close" } };
    api = await startApi(
      (_request, response) => void response.destroy(),
      () => token,
    );
    await failureOf(api.client({ maxRetries: 10 }).getSource(id));
    expect(api.received).toHaveLength(3);
  });

  it("tries again after the time-out of a try", async () => {
    api = await startApi(() => undefined);
    // The tries are counted in the client's log, because a request that ends early may never reach the server.
    const tries: LogEntry[] = [];
    const client = api.client({ log: (entry) => tries.push(entry) });
    await client.authenticate();
    const failure = await failureOf(client.getSource(id, { timeoutMs: 20 }));
    expect((failure as StreamkapApiError).kind).toBe("timeout");
    expect(tries.filter(({ path }) => path === `/sources/${id}`)).toHaveLength(3);
  });
});

it("calls onAnswer with each answer and its request id", async () => {
  const replies: Reply[] = [{ ...page(502), headers: { "X-Request-Id": "a" } }, success("GET")];
  api = await startApi(() => replies.shift());
  const seen: unknown[] = [];
  await api.client().getSource(id, { onAnswer: (answer) => seen.push(answer) });
  expect(seen).toEqual([
    { status: 502, requestId: "a" },
    { status: 200, requestId: undefined },
  ]);
});

it("takes secrets out of a text in any spelling", async () => {
  api = await startApi(() => undefined);
  const text = 'a\\"b and a"b, mongodb://me:my-word@db';
  expect(api.client().redact(text, ['a"b'])).toBe("*** and ***, mongodb://***@db");
});

describe("delayBeforeRetry", () => {
  const request = { method: "GET", path: "/sources", host: "h", harmless: true, sent: true, redact: String };
  const delays = (random: number, answer: Partial<AnswerFacts> = {}): (number | undefined)[] => {
    const drawn = jest.spyOn(Math, "random").mockReturnValue(random);
    const error = StreamkapApiError.fromAnswer({ status: 503, text: "", ...answer }, request);
    const state = { effect: "none", lasting: false, maxRetries: 9, retryDelayMs: 1_000 } as const;
    const all = Array.from({ length: 10 }, (_none, at) =>
      delayBeforeRetry(error, { ...state, tries: at + 1 }),
    );
    drawn.mockRestore();
    return all;
  };

  it("is any time up to a bound that doubles to a minute, so that no two callers come back together", () => {
    const bounds = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000];
    expect(delays(1)).toEqual([...bounds, undefined]);
    expect(delays(0.5)).toEqual([...bounds.map((bound) => bound / 2), undefined]);
    expect(delays(0)).toEqual([...bounds.map(() => 0), undefined]);
  });

  it("is what Retry-After says, if that is at most a minute", () => {
    expect(delays(0.5, { retryAfterMs: 7_000 })[0]).toBe(7_000);
    expect(delays(0.5, { retryAfterMs: 60_001 })[0]).toBeUndefined();
  });
});
