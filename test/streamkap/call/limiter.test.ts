import type { LogEntry, StreamkapApiError } from "../../../src/streamkap/index.ts";
import { failureOf, startApi, type ApiServer, type Handler, type Reply } from "../api-server.ts";

const found: Reply = { body: { result: [{ id: "a" }] } };
const body = { name: "orders", connector: "mysql", config: {} };

let api: ApiServer;
afterEach(() => api.close());

/** Answers with these replies one after the other, and then with the last one for ever. */
function inTurn(...replies: Reply[]): Handler {
  return () => (replies.length > 1 ? replies.shift() : replies[0]);
}

describe("limiter", () => {
  it.each([1, 3])("lets no more than %i requests run at a time", async (maxConcurrentRequests) => {
    const open: (() => void)[] = [];
    let most = 0;
    let running = 0;
    api = await startApi(async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => {
        open.push(resolve);
        // As many requests as are allowed have come. They are answered now, so that the next ones come.
        if (open.length === maxConcurrentRequests) for (const release of open.splice(0)) release();
      });
      running--;
      return found;
    });
    const client = api.client({ maxConcurrentRequests });
    await Promise.all(Array.from({ length: 6 }, () => client.getSource("a")));
    expect(most).toBe(maxConcurrentRequests);
  });

  it("takes a cancelled request out of the queue", async () => {
    const gate: { open?: () => void } = {};
    const opened = new Promise<void>((resolve) => (gate.open = resolve));
    api = await startApi(async () => {
      await opened;
      return found;
    });
    const client = api.client({ maxConcurrentRequests: 1 });
    const first = client.getSource("a");
    const controller = new AbortController();
    const second = failureOf(client.createSource(body, { signal: controller.signal }));
    const third = client.getSource("a");
    controller.abort();
    expect(await second).toMatchObject({ kind: "aborted", mayHaveActed: false });
    gate.open?.();
    await Promise.all([first, third]);
    expect(api.received.map(({ method }) => method)).toEqual(["GET", "GET"]);
  });
});

describe("retry", () => {
  it.each([429, 502, 503, 504])("tries a read again after a %i", async (status) => {
    api = await startApi(inTurn({ status, body: "" }, { status, body: "" }, found));
    expect(await api.client().getSource("a")).toMatchObject({ id: "a" });
    expect(api.received).toHaveLength(3);
  });

  it("gives up after the sixth try", async () => {
    api = await startApi(inTurn({ status: 502, body: "" }));
    const error = await failureOf(api.client().getSource("a"));
    expect((error as Error).message).toBe("GET /sources/a answered 502: the answer is empty");
    expect(api.received).toHaveLength(6);
  });

  it("tries once if maxRetries is 0", async () => {
    api = await startApi(inTurn({ status: 502, body: "" }));
    await failureOf(api.client({ maxRetries: 0 }).getSource("a"));
    expect(api.received).toHaveLength(1);
  });

  it.each([
    ["as seconds", () => "0"],
    ["as a date", () => new Date(0).toUTCString()],
  ])("tries again when Retry-After says, %s", async (_name, header) => {
    api = await startApi(inTurn({ status: 429, headers: { "Retry-After": header() }, body: "" }, found));
    // The client's own delay would be an hour.
    const client = api.client({ retryDelayMs: 3_600_000 });
    expect(await client.getSource("a")).toMatchObject({ id: "a" });
  });

  it.each([
    ["more than a minute away", {}, "61"],
    ["after the deadline", { deadline: new Date(Date.now() + 30_000) }, "50"],
  ])("leaves a try to the caller that would be %s", async (_name, options, retryAfter) => {
    api = await startApi(inTurn({ status: 429, headers: { "Retry-After": retryAfter }, body: "" }));
    const error = (await failureOf(api.client().getSource("a", options))) as StreamkapApiError;
    expect(error.kind).toBe("rateLimited");
    expect(error.retryAfterMs).toBe(Number(retryAfter) * 1000);
    expect(api.received).toHaveLength(1);
  });

  it("stops waiting for the next try when the call is cancelled", async () => {
    const controller = new AbortController();
    api = await startApi(() => ({ status: 502, body: "" }));
    const client = api.client({ retryDelayMs: 3_600_000 / 60, log: cancelAfterRead });
    function cancelAfterRead({ path }: LogEntry): void {
      if (path === "/sources/a")
        setImmediate(() => {
          controller.abort();
        });
    }
    const error = await failureOf(client.getSource("a", { signal: controller.signal }));
    expect(error).toMatchObject({ kind: "aborted" });
  });
});

describe("limiter after a rate limit", () => {
  it("holds back the requests of other calls, which end unsent at their deadline", async () => {
    api = await startApi(inTurn({ status: 429, headers: { "Retry-After": "50" }, body: "" }, found));
    const client = api.client({ maxRetries: 0 });
    await failureOf(client.createSource(body));
    const error = await failureOf(client.getSource("a", { deadline: new Date(Date.now() + 20) }));
    expect(error).toMatchObject({ kind: "timeout", mayHaveActed: false });
    expect(api.received).toHaveLength(1);
  });
});

describe("log of the client", () => {
  it("has one entry per exchange, without query, body or header", async () => {
    const entries: LogEntry[] = [];
    const reply = { status: 503, headers: { "X-Request-Id": "req-1" }, body: "" };
    api = await startApi(inTurn(reply, found));
    await api.client({ log: (entry) => entries.push(entry) }).getSource("a");
    expect(entries).toEqual([
      entry("POST", "/auth/access-token", 200, undefined),
      entry("GET", "/sources/a", 503, "req-1"),
      entry("GET", "/sources/a", 200, undefined),
    ]);
  });

  it("has an entry for an exchange without an answer", async () => {
    const entries: LogEntry[] = [];
    api = await startApi((_request, response) => void response.destroy());
    await failureOf(api.client({ log: (entry) => entries.push(entry) }).createSource(body));
    expect(entries[1]).toEqual(entry("POST", "/sources", undefined, undefined));
  });

  function entry(
    method: string,
    path: string,
    status: number | undefined,
    requestId: string | undefined,
  ): LogEntry {
    return { method, path, status, requestId, durationMs: expect.any(Number) };
  }
});

describe("apiTime", () => {
  it("follows the API's clock", async () => {
    const header = "Wed, 21 Oct 2043 07:28:00 GMT";
    api = await startApi(() => ({ ...found, headers: { Date: header } }));
    const client = api.client();
    await client.getSource("a");
    expect(client.apiTime().toISOString()).toMatch(/^2043-10-21T07:28:\d\d\.000Z$/);
  });
});
