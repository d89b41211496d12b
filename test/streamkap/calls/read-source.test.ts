import { startApi, type ApiServer, type Received, type Reply } from "../api-server.ts";
import { LeapingClock } from "../leaping-clock.ts";
import type { StreamkapClient } from "../../../src/streamkap/index.ts";

const idOf = (index: number): string => index.toString(16).padStart(24, "0");
const ids = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => idOf(from + i));

let api: ApiServer;
afterEach(() => api.close());

/** An API with these sources. A list page tells the id and the name, and a GET also a secret. */
function tenant(existing: readonly string[]) {
  return ({ method, path, query }: Received): Reply => {
    const own = path.split("/")[2];
    if (method === "PUT") return { body: { id: own, name: own } };
    if (own !== undefined) {
      const result = existing.includes(own) ? [{ id: own, name: own, config: { secret: "shown" } }] : [];
      return { body: { total: result.length, result } };
    }
    const [size, page] = [Number(query["page_size"]), Number(query["page"])];
    const result = existing.slice((page - 1) * size, page * size).map((id) => ({ id, name: id }));
    return { body: { total: existing.length, page_size: size, page, result } };
  };
}

/** Reads as Terraform does: ten at a time, and the next one as soon as one is answered. */
async function refresh(
  client: StreamkapClient,
  wanted: readonly string[],
  parallelism = 10,
): Promise<Map<string, boolean | undefined>> {
  const found = new Map<string, boolean | undefined>();
  const left = [...wanted];
  const worker = async (): Promise<void> => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      const reading = await client.readSource(id, {});
      if (reading !== undefined) expect(reading.source.id).toBe(id);
      found.set(id, reading?.secretReturned);
    }
  };
  await Promise.all(Array.from({ length: parallelism }, worker));
  return found;
}

const calls = (): { readonly pages: number; readonly byId: number } => {
  const pages = api.received.filter(({ path }) => path === "/sources").length;
  return { pages, byId: api.received.length - pages };
};

/** In an order that has nothing to do with the list's. */
function shuffled(list: readonly string[]): string[] {
  return list
    .map((id, index) => ({ id, key: (index * 7919) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ id }) => id);
}

describe("readSource", () => {
  it("reads all thousand sources of a tenant in a dozen calls", async () => {
    api = await startApi(tenant(ids(1000)));
    const found = await refresh(api.client(), shuffled(ids(1000)));
    expect(found.size).toBe(1000);
    expect([...found.values()]).not.toContain(undefined);
    expect(calls()).toEqual({ pages: 10, byId: 2 });
    const pages = api.received.filter(({ path }) => path === "/sources");
    expect(pages.map(({ query }) => query["secret_returned"])).toEqual(pages.map(() => "false"));
  });

  it("asks for ten sources of a tenant of ten thousand by their ids, and for one page to find out", async () => {
    api = await startApi(tenant(ids(10_000)));
    const found = await refresh(api.client(), ids(10, 5_000));
    expect([...found.values()]).toEqual(Array(10).fill(true));
    expect(calls()).toEqual({ pages: 1, byId: 10 });
  });

  it("reads a long list when there were enough reads to pay for it", async () => {
    api = await startApi(tenant(ids(5_000)));
    const found = await refresh(api.client(), ids(1_000, 2_000));
    expect(found.size).toBe(1_000);
    const { pages, byId } = calls();
    // Fifty pages, fetched after as many reads.
    expect(pages).toBeLessThanOrEqual(50);
    expect(byId).toBeLessThanOrEqual(60);
  });

  it("asks for the first two sources by their ids with their secrets, and for no list", async () => {
    api = await startApi(tenant(ids(50)));
    expect([...(await refresh(api.client(), ids(2))).values()]).toEqual([true, true]);
    expect(calls()).toEqual({ pages: 0, byId: 2 });
  });

  it("takes a source for gone only if a GET says so", async () => {
    api = await startApi(tenant(ids(40)));
    const found = await refresh(api.client(), ids(42));
    expect(found.get(idOf(40))).toBeUndefined();
    expect(found.get(idOf(41))).toBeUndefined();
    expect(found.size).toBe(42);
    expect(calls()).toEqual({ pages: 1, byId: 4 });
  });

  it("finds a source that moved to a page which was read before", async () => {
    const existing = ids(300);
    const answer = tenant(existing);
    api = await startApi((request) => {
      const reply = answer(request);
      // Somebody deletes what no state has, and the sources behind it move up.
      if (request.path === "/sources" && request.query["page"] === "1") existing.splice(0, 5);
      return reply;
    });
    const found = await refresh(api.client(), ids(290, 10));
    expect([...found.values()]).not.toContain(undefined);
    expect(found.size).toBe(290);
  });

  it("reads a source although the list has an entry of somebody else that cannot be read", async () => {
    const answer = tenant(ids(60));
    api = await startApi((request) => {
      const { body } = answer(request) as { body: { result: unknown[] } };
      if (request.path !== "/sources") return { body };
      return { body: { ...body, result: [{ id: 5, name: [] }, ...body.result] } };
    });
    const found = await refresh(api.client(), ids(60));
    expect([...found.values()]).not.toContain(undefined);
    expect(calls().pages).toBe(1);
  });

  it("asks by id while the list is refused, and tries the list three times at most", async () => {
    const answer = tenant(ids(200));
    api = await startApi((request) =>
      request.path === "/sources" ? { status: 403, body: { detail: "no" } } : answer(request),
    );
    const found = await refresh(api.client(), ids(200));
    expect([...found.values()]).toEqual(Array(200).fill(true));
    expect(calls()).toEqual({ pages: 3, byId: 200 });
  });

  it("begins the list anew after a page that failed", async () => {
    const answer = tenant(ids(500));
    let failed = false;
    api = await startApi((request) => {
      if (request.query["page"] !== "3" || failed) return answer(request);
      failed = true;
      return { status: 503, body: "<html>" };
    });
    const found = await refresh(api.client(), ids(500));
    expect([...found.values()]).not.toContain(undefined);
    expect(found.size).toBe(500);
    expect(calls().byId).toBeLessThan(40);
  });

  it("asks again for a source that is read a second time", async () => {
    api = await startApi(tenant(ids(5)));
    const client = api.client();
    await refresh(client, ids(5));
    const before = calls();
    expect((await client.readSource(idOf(4), {}))?.secretReturned).toBe(true);
    expect(calls()).toEqual({ ...before, byId: before.byId + 1 });
  });

  it.each<[string, (client: StreamkapClient, id: string) => Promise<unknown>]>([
    ["update", (client, id) => client.updateSource(id, { name: "x", connector: "y", config: {} })],
    ["action", (client, id) => client.actOnSource(id, "pause")],
    ["deletion", (client, id) => client.deleteSource(id)],
  ])("asks by id after an own %s of the source", async (_name, change) => {
    api = await startApi(tenant(ids(20)));
    const client = api.client();
    await refresh(client, ids(10));
    await change(client, idOf(15));
    expect((await client.readSource(idOf(15), {}))?.secretReturned).toBe(true);
    expect((await client.readSource(idOf(16), {}))?.secretReturned).toBe(false);
  });

  it("asks by id for a source that the list showed more than five minutes ago", async () => {
    api = await startApi(tenant(ids(20)));
    const clock = new LeapingClock();
    const client = api.client({ clock });
    await refresh(client, ids(10));
    await clock.sleep(300_001, new AbortController().signal);
    expect((await client.readSource(idOf(15), {}))?.secretReturned).toBe(true);
    expect(calls().pages).toBe(1);
  });

  it("begins the list anew after a pause, and believes no page that was fetched ahead before", async () => {
    let change = "before";
    const answer = tenant(ids(600));
    api = await startApi((request) => {
      const { body } = answer(request) as { body: { result: { id: string }[] } };
      return { body: { ...body, result: body.result.map(({ id }) => ({ id, name: change })) } };
    });
    const clock = new LeapingClock();
    const client = api.client({ clock });
    await refresh(client, ids(12, 90));
    await clock.sleep(60_001, new AbortController().signal);
    change = "after";
    const later = await Promise.all(ids(40, 250).map((id) => client.readSource(id, {})));
    expect(new Set(later.map((reading) => reading?.source.name))).toEqual(new Set(["after"]));
  });

  it("asks for each source by its id, with secrets, if reads are not shared", async () => {
    api = await startApi(tenant(ids(30)));
    const found = await refresh(api.client({ sharedReads: false }), ids(30));
    expect([...found.values()]).toEqual(Array(30).fill(true));
    expect(calls()).toEqual({ pages: 0, byId: 30 });
  });

  it("ends all reads at once when they are interrupted", async () => {
    const answer = tenant(ids(50));
    const interrupt = new AbortController();
    api = await startApi((request) => {
      if (request.path !== "/sources") return answer(request);
      interrupt.abort();
      return undefined;
    });
    const client = api.client();
    const reads = ids(10).map((id) => client.readSource(id, { signal: interrupt.signal }));
    const outcomes = await Promise.allSettled(reads);
    const waited = outcomes.slice(2);
    expect(waited.map(({ status }) => status)).toEqual(waited.map(() => "rejected"));
  });
});
