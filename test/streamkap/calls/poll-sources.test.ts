import type { Finding } from "../../../src/streamkap/index.ts";
import { LeapingClock } from "../leaping-clock.ts";
import { startApi, type ApiServer, type Received, type Reply } from "../api-server.ts";

const idOf = (index: number): string => index.toString(16).padStart(24, "0");
const ids = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => idOf(from + i));

let api: ApiServer;
afterEach(() => api.close());

/** An API that has these sources, and answers of each only its id and its name. */
function listing(existing: readonly string[]) {
  return ({ path, query }: Received): Reply => {
    const own = path.split("/")[2];
    const [size, page] = own === undefined ? [Number(query["page_size"]), Number(query["page"])] : [10, 1];
    const all = own === undefined ? existing : existing.filter((id) => id === own);
    const result = all.slice((page - 1) * size, page * size).map((id) => ({ id, name: `source ${id}` }));
    return { body: { total: all.length, page_size: size, page, result } };
  };
}

const soon = (): Date => new Date(Date.now() + 30_000);
const none = (): AbortSignal => new AbortController().signal;
const at = (afterMs = 0): { afterMs: number; deadline: Date; signal: AbortSignal } => ({
  afterMs,
  deadline: soon(),
  signal: none(),
});
const kinds = (findings: ReadonlyMap<string, Finding>): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of findings.values()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};
const asked = (): string[] =>
  api.received.map(({ path, query }) => (path === "/sources" ? `page ${query["page"] ?? ""}` : "by id"));

describe("findSources in one round", () => {
  it.each<[string, { wanted: string[]; existing: string[] }, Record<string, number>, number]>([
    ["asks for one source by its id", { wanted: ids(1), existing: ids(500) }, { found: 1 }, 1],
    ["reads one page for all sources on it", { wanted: ids(30), existing: ids(80) }, { found: 30 }, 1],
    [
      "asks by id for each source that the list does not show",
      { wanted: ids(30), existing: ids(28) },
      { found: 28, gone: 2 },
      3,
    ],
    [
      "reads ten pages for a thousand sources",
      { wanted: ids(1000), existing: ids(1000) },
      { found: 1000 },
      10,
    ],
    [
      "needs a dozen calls for a thousand sources of which two are gone",
      { wanted: ids(1000), existing: ids(998) },
      { found: 998, gone: 2 },
      12,
    ],
  ])("%s", async (_name, { wanted, existing }, found, calls) => {
    api = await startApi(listing(existing));
    const findings = await api.client().pollSources(wanted, at());
    expect(kinds(findings)).toEqual(found);
    expect(asked()).toHaveLength(calls);
    const pages = api.received.filter(({ path }) => path === "/sources");
    expect(pages.every(({ query }) => query["secret_returned"] === "false")).toBe(true);
    expect(pages.every(({ query }) => query["page_size"] === "100")).toBe(true);
  });

  it("stops reading a long list for a few sources, and does not begin it again", async () => {
    api = await startApi(listing(ids(5_000)));
    const client = api.client({ maxConcurrentRequests: 1 });
    const few = ids(3, 4_990);
    expect(kinds(await client.pollSources(few, at()))).toEqual({ found: 3 });
    const first = api.received.length;
    expect(first).toBeLessThan(10);
    expect(kinds(await client.pollSources(few, at()))).toEqual({ found: 3 });
    expect(asked().slice(first)).toEqual(["by id", "by id", "by id"]);
  });

  it("tells a look-up that failed from a source that is gone", async () => {
    api = await startApi(({ path }) =>
      path.endsWith(idOf(1))
        ? { status: 403, body: { detail: "no" } }
        : listing([])({ path, query: {} } as Received),
    );
    const findings = await api.client().pollSources([idOf(1)], at());
    expect(findings.get(idOf(1))).toMatchObject({ kind: "failed", error: { kind: "unauthorised" } });
  });

  it.each([500, 403, 422, 502, 504])(
    "asks for each source by its id if the list answers %i",
    async (status) => {
      api = await startApi((request) =>
        request.path === "/sources" ? { status, body: { detail: "no" } } : listing(ids(3))(request),
      );
      const client = api.client();
      expect(kinds(await client.pollSources(ids(3), at()))).toEqual({ found: 3 });
      expect(asked()).toEqual(["page 1", "by id", "by id", "by id"]);
      // The next round leaves the list out.
      await client.pollSources(ids(3), at());
      expect(asked().filter((one) => one === "page 1")).toHaveLength(1);
    },
  );

  it("keeps the sources that a list has shown before it failed", async () => {
    api = await startApi((request) =>
      request.query["page"] === "2" ? { status: 500, body: {} } : listing(ids(300))(request),
    );
    expect(kinds(await api.client().pollSources(ids(300), at()))).toEqual({ found: 300 });
    expect(asked().filter((one) => one === "by id")).toHaveLength(200);
  });

  it("asks by id if the list meets a rate limit for the second time", async () => {
    api = await startApi((request) =>
      request.path === "/sources"
        ? { status: 429, headers: { "Retry-After": "0" }, body: "" }
        : listing(ids(3))(request),
    );
    const client = api.client();
    expect(kinds(await client.pollSources(ids(3), at()))).toEqual({ failed: 3 });
    expect(kinds(await client.pollSources(ids(3), at()))).toEqual({ found: 3 });
  });

  it.each<[string, unknown]>([
    ["tags that are no texts", { id: idOf(9), name: "other", tags: [{ id: 1 }] }],
    ["a configuration that is no object", { id: idOf(9), config: [] }],
    ["an id that is no text", { id: 9 }],
    ["no id", {}],
    ["null in its place", null],
  ])("leaves out an entry with %s, and finds the others in the list", async (_what, odd) => {
    api = await startApi((request) => {
      const reply = listing(ids(3))(request) as { body: { result: unknown[] } };
      return { body: { ...reply.body, result: [odd, ...reply.body.result] } };
    });
    expect(kinds(await api.client().pollSources(ids(3), at()))).toEqual({ found: 3 });
    expect(asked()).toEqual(["page 1"]);
  });

  it("asks by id for a wanted source that cannot be read in the list", async () => {
    api = await startApi((request) => {
      const reply = listing(ids(3))(request) as { body: { result: object[] } };
      const odd = (entry: object): object => ({ ...entry, tags: {} });
      return request.path === "/sources"
        ? { body: { ...reply.body, result: reply.body.result.map(odd) } }
        : reply;
    });
    expect(kinds(await api.client().pollSources(ids(3), at()))).toEqual({ found: 3 });
  });

  it("asks for secrets only if they are wanted", async () => {
    api = await startApi(listing(ids(2)));
    const client = api.client();
    const [finding] = (await client.pollSources([idOf(0)], { ...at(), secretReturned: false })).values();
    expect(finding).toMatchObject({ kind: "found", secretReturned: false });
    const [other] = (await client.pollSources([idOf(0)], at())).values();
    expect(other).toMatchObject({ kind: "found", secretReturned: true });
    expect(api.received.map(({ query }) => query["secret_returned"])).toEqual(["false", "true"]);
  });
});

describe("pollSources", () => {
  it("serves all callers that wait with one call", async () => {
    api = await startApi(listing(ids(40)));
    const client = api.client({ clock: new LeapingClock() });
    const waits = ids(40).map((id) => client.pollSources([id], at(50)));
    const findings = await Promise.all(waits);
    expect(findings.map((found, index) => found.get(idOf(index))?.kind)).toEqual(ids(40).map(() => "found"));
    expect(asked()).toEqual(["page 1"]);
  });

  it("does not look for the source of a caller that has just looked", async () => {
    api = await startApi(listing(ids(2)));
    const client = api.client();
    const stop = new AbortController();
    const patient = client.pollSources([idOf(0)], { ...at(60_000), signal: stop.signal });
    await client.pollSources([idOf(1)], at());
    expect(asked()).toEqual(["by id"]);
    stop.abort();
    expect(await patient).toEqual(new Map());
  });

  it.each<[string, () => { deadline: Date; signal: AbortSignal }]>([
    ["the deadline", () => ({ deadline: new Date(Date.now() + 20), signal: none() })],
    ["a deadline that has passed", () => ({ deadline: new Date(Date.now() - 1), signal: none() })],
    ["the signal", () => ({ deadline: soon(), signal: AbortSignal.timeout(20) })],
    ["a signal that has come", () => ({ deadline: soon(), signal: AbortSignal.abort() })],
  ])("returns without the source at %s, although the API does not answer", async (_name, end) => {
    api = await startApi(() => undefined);
    const findings = await api.client().pollSources(ids(1), { afterMs: 0, ...end() });
    // The deadline of the look may pass a moment before that of the caller.
    expect(kinds(findings)).toEqual(findings.size === 0 ? {} : { failed: 1 });
  });

  it("tells a caller whose time is up nothing of a failed call", async () => {
    api = await startApi(() => undefined);
    const client = api.client();
    for (let timeMs = 1; timeMs <= 20; timeMs++) {
      const options = { afterMs: 0, deadline: new Date(Date.now() + timeMs), signal: none() };
      expect(await client.pollSources(ids(1), options)).toEqual(new Map());
    }
  });

  it("goes on for the other callers after one has left in the middle of a round", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const leaving = new AbortController();
    api = await startApi(async (request) => {
      leaving.abort();
      await held;
      return listing(ids(2))(request);
    });
    const client = api.client({ clock: new LeapingClock() });
    const left = client.pollSources([idOf(0)], { ...at(10), signal: leaving.signal });
    const stays = client.pollSources([idOf(1)], at(10));
    expect(await left).toEqual(new Map());
    release();
    expect(kinds(await stays)).toMatchObject({ found: 2 });
  });
});
