import { failureOf, startApi, type ApiServer, type Received } from "../api-server.ts";

interface List {
  /** How many sources there are. */
  readonly count: number;
  /** How many sources the API says there are. */
  readonly total: number;
  /** The largest page that the API answers. */
  readonly maxPageSize?: number;
}

const entry = (index: number): unknown => ({ id: `s${String(index)}`, name: `source ${String(index)}` });

/** Answers a page as the API does, from a list of `count` entries whose length it tells as `total`. */
function page({ count, total, maxPageSize = 100 }: List, { query }: Pick<Received, "query">): unknown {
  const size = Math.min(Number(query["page_size"]), maxPageSize);
  const start = (Number(query["page"]) - 1) * size;
  const result = Array.from({ length: Math.max(0, Math.min(size, count - start)) }, (_, i) =>
    entry(start + i),
  );
  return { total, page_size: size, page: Number(query["page"]), result };
}

let api: ApiServer;
afterEach(() => api.close());

describe("listSources", () => {
  it.each<[string, List]>([
    ["an empty list", { count: 0, total: 0 }],
    ["one page", { count: 7, total: 7 }],
    ["250 entries with the right total", { count: 250, total: 250 }],
    ["250 entries with a total of 0", { count: 250, total: 0 }],
    ["250 entries with a total that is too small", { count: 250, total: 120 }],
    ["250 entries with a total that is too large", { count: 250, total: 900 }],
    ["two pages that are just full", { count: 200, total: 200 }],
    ["pages that are smaller than asked for", { count: 120, total: 120, maxPageSize: 50 }],
    ["a thousand entries", { count: 1000, total: 1000 }],
  ])("reads %s", async (_name, list) => {
    api = await startApi((request) => ({ body: page(list, request) }));
    const { sources } = await api
      .client()
      .listSources({ partial_name: "source", connector: ["mysql", "db2"] });
    expect(sources.map(({ id }) => id)).toEqual(
      Array.from({ length: list.count }, (_, index) => `s${String(index)}`),
    );
    expect(api.received[0]!.query).toEqual({
      page: "1",
      page_size: "100",
      secret_returned: "false",
      partial_name: "source",
      connector: "mysql,db2",
    });
  });

  it("returns a source once if it stands on two pages", async () => {
    api = await startApi(({ query }) => ({
      body: {
        total: 101,
        page_size: 100,
        result:
          query["page"] === "1" ? Array.from({ length: 100 }, (_, i) => entry(i)) : [entry(99), entry(100)],
      },
    }));
    const { sources } = await api.client().listSources();
    expect(sources).toHaveLength(101);
  });

  it("ends if the API answers the same page for ever", async () => {
    api = await startApi(({ query }) => ({
      body: page({ count: 100, total: 0 }, { query: { ...query, page: "1" } }),
    }));
    expect((await api.client().listSources()).sources).toHaveLength(100);
    expect(api.received).toHaveLength(2);
  });

  it("ends if no entry of a full page has an id", async () => {
    api = await startApi(() => ({
      body: { total: 0, result: Array.from({ length: 100 }, () => ({ name: 5 })) },
    }));
    const { sources, unreadable } = await api.client().listSources();
    expect([sources.length, unreadable.length]).toEqual([0, 100]);
    expect(unreadable[0]).toEqual({
      name: null,
      unreadable: "result[0].id is absent where a text should be",
    });
  });

  it("keeps an empty text among the tags, and leaves out a null", async () => {
    api = await startApi(() => ({ body: { result: [{ id: "a", tags: ["", null, "b"] }] } }));
    expect((await api.client().listSources()).sources).toMatchObject([{ id: "a", tags: ["", "b"] }]);
  });

  it("fails with the error of a page", async () => {
    api = await startApi((request) =>
      request.query["page"] === "3"
        ? { status: 400, body: { detail: "no" } }
        : { body: page({ count: 500, total: 500 }, request) },
    );
    const error = await failureOf(api.client().listSources());
    expect((error as Error).message).toBe("GET /sources answered 400: no");
  });

  it("refuses an answer without a list", async () => {
    api = await startApi(() => ({ body: { total: 1 } }));
    const error = await failureOf(api.client().listSources());
    expect((error as Error).message).toBe(
      "GET /sources answered 200: unexpected answer, result is absent where a list should be",
    );
  });
});

describe("listSourcePages", () => {
  it("asks for nothing more when the loop is left", async () => {
    api = await startApi((request) => ({ body: page({ count: 500, total: 0 }, request) }));
    for await (const { sources } of api.client().listSourcePages()) {
      expect(sources).toHaveLength(100);
      break;
    }
    expect(api.received).toHaveLength(1);
  });
});
