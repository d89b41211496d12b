import { Api, postgresql } from "../api.ts";

describe("GET /sources", () => {
  let api: Api;
  const ids: string[] = [];
  beforeAll(async () => {
    api = await Api.start();
    await api.create(postgresql);
    api.clock.advance(1000);
    for (let at = 1; at <= 24; at += 1) {
      ids.push((await api.create({ name: `Hook-${String(at).padStart(2, "0")}` })).body["id"] as string);
    }
  });
  afterAll(() => api.simulator.close());
  const names = async (query: string): Promise<string[]> =>
    ((await api.get(`/sources?${query}`)).body["result"] as { name: string }[]).map(({ name }) => name);

  it.each([
    ["the first ten", { query: "", length: 10, page: 1, pageSize: 10, hasNext: true }],
    ["the last page", { query: "page=3", length: 5, page: 3, pageSize: 10, hasNext: false }],
    ["a page behind the end", { query: "page=9", length: 0, page: 9, pageSize: 10, hasNext: false }],
    ["a full last page", { query: "page=5&page_size=5", length: 5, page: 5, pageSize: 5, hasNext: false }],
    ["everything at once", { query: "page_size=100", length: 25, page: 1, pageSize: 100, hasNext: false }],
  ])("answers %s", async (_name, { query, length, page, pageSize, hasNext }) => {
    const { body } = await api.get(`/sources?${query}`);
    expect(body["result"]).toHaveLength(length);
    expect(body).toMatchObject({ total: 25, page, page_size: pageSize, has_next: hasNext });
  });

  it.each([
    ["part of a name", "partial_name=hook-1", 10],
    ["a connector", "connector=postgresql", 1],
    ["several connectors", "connector=postgresql,webhook&page_size=100", 25],
    ["a status", "status=Active", 1],
    ["several statuses", "status=Active,Pending&page_size=100", 25],
    ["two filters together", "status=Active&connector=webhook", 0],
    ["a whole name, which is ignored", "name=orders&page_size=100", 25],
    ["an order, which is ignored", "sort=name&sort_dir=desc&page_size=100", 25],
  ])("accepts as a filter %s", async (_name, query, length) => {
    expect(await names(query)).toHaveLength(length);
  });

  it.each([
    ["in repeated parameters", (a: string, b: string) => `id=${a}&id=${b}`],
    ["separated by commas", (a: string, b: string) => `id=${a},${b}`],
  ])("filters by ids %s", async (_name, query) => {
    expect(await names(query(ids[0]!, ids[1]!))).toEqual(["Hook-01", "Hook-02"]);
  });

  it.each([
    ["page=0", "page", "greater_than_equal"],
    ["page=one", "page", "int_parsing"],
    ["page_size=101", "page_size", "less_than_equal"],
    ["page_size=0", "page_size", "greater_than_equal"],
  ])("refuses %s", async (query, parameter, type) => {
    expect(await api.get(`/sources?${query}`)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["query", parameter], type }] },
    });
  });
});
