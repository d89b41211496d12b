import { Api, postgresql, webhook, type Reply } from "../api.ts";

/** The routes are asked over HTTP and without a token, as a test in another language would ask them. */
describe("ownRoutes", () => {
  let api: Api;
  let signedIn: Api["headers"];
  beforeEach(async () => {
    api = await Api.start({ deployTimeMs: 0 });
    signedIn = api.headers;
    api.headers = {};
  });
  afterEach(() => api.simulator.close());
  const list = async (path: string): Promise<Reply["body"][]> =>
    (await api.get(`/_simulator/${path}`)).body as unknown as Reply["body"][];
  const create = async (change: object = {}): Promise<Reply> => {
    api.headers = signedIn;
    const reply = await api.create(change);
    api.headers = {};
    return reply;
  };

  it("inject a fault, show it, and remove it", async () => {
    const fault = { act: "answer", status: 503, body: { detail: "later" }, method: "POST", path: "/sources" };
    const shown = { ...fault, body: '{"detail":"later"}', id: "1" };
    expect((await api.post("/_simulator/faults", fault)).body).toEqual({ ...shown, seen: 0 });
    expect(await create()).toMatchObject({ status: 503, body: { detail: "later" } });
    expect(await list("faults")).toEqual([{ ...shown, seen: 1 }]);
    expect((await api.delete("/_simulator/faults/1")).body).toMatchObject({ id: "1" });
    expect(await list("faults")).toEqual([]);
  });

  it("release the request that a fault holds", async () => {
    await api.post("/_simulator/faults", { act: "holdAfter", method: "POST" });
    const held = create();
    while ((await list("faults"))[0]?.["seen"] === 0) continue;
    expect((await api.post("/_simulator/faults/1/release", "")).status).toBe(200);
    expect((await held).status).toBe(200);
  });

  it("remove all faults at once", async () => {
    for (const name of ["a", "b"]) await api.post("/_simulator/faults", { act: "drop", name });
    expect((await api.delete("/_simulator/faults")).body).toHaveLength(2);
    expect(await list("faults")).toEqual([]);
  });

  it("show and change quirks while it runs", async () => {
    expect((await api.post("/_simulator/quirks", { notFound: "404", clock: "ahead" })).body).toEqual({
      notFound: "404",
      clock: "ahead",
    });
    api.headers = signedIn;
    const { status, headers } = await api.get("/sources/66a0c0ffee0000000000beef");
    expect([status, headers.get("date")]).toEqual([404, "Fri, 20 Nov 2026 10:15:00 GMT"]);
    expect((await api.get("/_simulator/quirks")).body).toMatchObject({ notFound: "404" });
    expect(await api.post("/_simulator/quirks", { tags: "x" })).toMatchObject({
      status: 422,
      body: { detail: 'quirk tags cannot be "x"; it can be absent, empty, null' },
    });
  });

  it.each([
    ["a list in its place", [], "a fault must be a JSON object"],
    ["no act", {}, 'a fault needs "act"'],
    ["an unknown act", { act: "explode" }, '"act" of a fault must be one of answer, answerAfter, drop,'],
    ["a typo", { act: "drop", methd: "GET" }, 'a fault has no "methd" here; it may have method, path,'],
    ["a field of another act", { act: "drop", status: 503 }, 'a fault has no "status" here'],
    ["an unknown method", { act: "drop", method: "PATCH" }, '"method" of a fault must be one of GET,'],
    ["a path without a slash", { act: "drop", path: "sources" }, '"path" of a fault must be a path, such as'],
    ["a fraction", { act: "drop", times: 1.5 }, '"times" of a fault must be a whole number from 0'],
    ["a negative number", { act: "drop", skip: -1 }, '"skip" of a fault must be a whole number from 0'],
    [
      "more than all",
      { act: "drop", percent: 101 },
      '"percent" of a fault must be a whole number from 0 to 100',
    ],
    ["no answer", { act: "answer" }, 'a fault needs "as" or "status"'],
    ["an unknown answer", { act: "answer", as: "x" }, '"as" of a fault must be one of bad-gateway,'],
    [
      "a status that does not exist",
      { act: "answer", status: 99 },
      '"status" of a fault must be a number from 200',
    ],
    [
      "headers that are no texts",
      { act: "answer", status: 503, headers: { a: 1 } },
      '"headers" of a fault must be an object of texts',
    ],
    ["a delay without time", { act: "delay" }, 'a fault needs "ms"'],
  ])("refuse a fault with %s", async (_name, fault, message) => {
    const { status, body } = await api.post("/_simulator/faults", fault);
    expect({ status, detail: body["detail"] }).toEqual({
      status: 422,
      detail: expect.stringContaining(message),
    });
    expect(await list("faults")).toEqual([]);
  });

  it("change a source as another client would", async () => {
    const id = String((await create(postgresql)).body["id"]);
    const change = {
      name: "renamed",
      config: { "database.dbname": "other", "ssh.port": 2222 },
      tags: ["66b1f0a1c2d3e4f5a6b70001"],
      desiredState: "Paused",
      createdFrom: "web",
      createdAt: 0,
    };
    const { body } = await api.post(`/_simulator/sources/${id}`, change);
    expect(body).toEqual((await list("sources"))[0]);
    expect(body).toMatchObject({
      name: "renamed",
      config: { "database.dbname": "other", "ssh.port": "2222", "database.password": "***" },
      tags: ["66b1f0a1c2d3e4f5a6b70001"],
      desired_state: "Paused",
      created_from: "web",
      created_timestamp: "1970-01-01T00:00:00.000Z",
    });
  });

  it("break a source and mend it, make it stay in a status and let it go, and delete it", async () => {
    const path = `/_simulator/sources/${String((await create()).body["id"])}`;
    const status = async (change: object): Promise<unknown> =>
      ((await api.post(path, change)).body as Reply["body"] | null)?.["connector_status"];
    expect(await status({ broken: {} })).toBe("Broken");
    expect(await status({ broken: null })).toBe("Active");
    expect(await status({ status: "Unknown" })).toBe("Unknown");
    expect(await status({ status: null })).toBe("Active");
    expect(await status({ deleted: true })).toBeUndefined();
    expect(await list("sources")).toEqual([]);
  });

  it("add a source that somebody else made", async () => {
    const { body } = await api.post("/_simulator/sources", { ...webhook, serviceId: "other" });
    expect(body).toMatchObject({ name: "hooks", created_from: "web", service_id: "other" });
    expect((await create()).status).toBe(422);
  });

  it("break a source that is created later", async () => {
    await api.post("/_simulator/breakdowns", { name: "hooks", trace: "no such table", recoverAfterMs: 500 });
    expect((await create()).body).toMatchObject({
      connector_status: "Broken",
      task_statuses: { "0": { trace: "no such table" } },
    });
    api.clock.advance(500);
    expect(await list("sources")).toMatchObject([{ connector_status: "Active" }]);
  });

  it.each([
    [
      "a source that does not exist",
      { path: "sources/none", body: {}, status: 404, message: "There is no source none" },
    ],
    [
      "a fault that does not exist",
      { path: "faults/7/release", body: "", status: 404, message: "There is no fault 7" },
    ],
    [
      "an unknown connector",
      {
        path: "sources",
        body: { name: "a", connector: "sqlite" },
        status: 422,
        message: "There is no connector sqlite",
      },
    ],
    [
      "a source without a name",
      { path: "sources", body: { connector: "webhook" }, status: 422, message: 'a source needs "name"' },
    ],
    [
      "a bad setting",
      {
        path: "sources",
        body: { ...webhook, config: { format: "xml" } },
        status: 422,
        message: "'format' must be one of",
      },
    ],
    [
      "a setting whose value is a list",
      {
        path: "sources",
        body: { ...webhook, config: { format: [] } },
        status: 422,
        message: '"config" of a source',
      },
    ],
    [
      "a change with a typo",
      { path: "sources/none", body: { nmae: "a" }, status: 422, message: 'a change has no "nmae" here' },
    ],
    [
      "an unknown state",
      {
        path: "sources/none",
        body: { desiredState: "On" },
        status: 422,
        message: "must be one of Active, Paused, Stopped",
      },
    ],
    [
      "an unknown status",
      {
        path: "sources/none",
        body: { status: "On" },
        status: 422,
        message: "must be one of Pending, Starting",
      },
    ],
    [
      "a failure that is no object",
      { path: "sources/none", body: { broken: true }, status: 422, message: '"broken" of a change must be' },
    ],
    [
      "tags that are no texts",
      {
        path: "sources/none",
        body: { tags: [1] },
        status: 422,
        message: '"tags[0]" of a change must be a text',
      },
    ],
    [
      "a flag that is no boolean",
      {
        path: "sources/none",
        body: { deleted: 1 },
        status: 422,
        message: '"deleted" of a change must be true or false',
      },
    ],
    [
      "a breakdown without a name",
      { path: "breakdowns", body: {}, status: 422, message: 'a breakdown needs "name"' },
    ],
    [
      "a trace that is no text",
      {
        path: "breakdowns",
        body: { name: "a", trace: 1 },
        status: 422,
        message: '"trace" of a breakdown must be a text',
      },
    ],
  ])("refuse %s", async (_name, { path, body, status, message }) => {
    expect(await api.post(`/_simulator/${path}`, body)).toMatchObject({
      status,
      body: { detail: expect.stringContaining(message) },
    });
  });

  it.each([
    ["", ["POST /auth/access-token", "POST /sources", "GET /sources", "POST /sources"]],
    ["?method=get", ["GET /sources"]],
    ["?path=/sources", ["POST /sources", "GET /sources", "POST /sources"]],
    ["?path=/auth/{what}", ["POST /auth/access-token"]],
    ["?method=POST&path=/sources", ["POST /sources", "POST /sources"]],
    ["?method=DELETE", []],
  ])("show the requests that fit %j", async (query, expected) => {
    await create();
    await api.get("/sources");
    await create({ name: "second" });
    const requests = await list(`requests${query}`);
    expect(requests.map(({ method, path }) => `${String(method)} ${String(path)}`)).toEqual(expected);
  });
});
