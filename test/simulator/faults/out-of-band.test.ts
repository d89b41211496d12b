import type { SourceChange } from "../../../src/simulator/index.ts";
import { Api, postgresql, type Reply } from "../api.ts";

describe("OutOfBand", () => {
  let api: Api;
  beforeEach(async () => {
    api = await Api.start({ deployTimeMs: 0 });
  });
  afterEach(() => api.simulator.close());
  const read = async (id: string): Promise<Reply["body"] | undefined> =>
    ((await api.get(`/sources/${id}?secret_returned=true`)).body["result"] as Reply["body"][])[0];

  it.each<[string, SourceChange, object]>([
    ["the name", { name: "renamed" }, { name: "renamed" }],
    ["the tags", { tags: ["a"] }, { tags: ["a"] }],
    [
      "the desired state",
      { desiredState: "Paused" },
      { desired_state: "Paused", connector_status: "Paused" },
    ],
    ["a setting", { config: { "database.dbname": "other" } }, { config: { "database.dbname": "other" } }],
    ["a secret", { config: { "database.password": "other" } }, { config: { "database.password": "other" } }],
    [
      "the status to a failure with a trace of Kafka Connect",
      { broken: {} },
      {
        connector_status: "Broken",
        task_statuses: {
          "0": { trace: expect.stringMatching(/ConnectException.*\n\tat .*Caused by: java\.net/s) },
        },
      },
    ],
    ["the status to one that stays", { status: "Unassigned" }, { connector_status: "Unassigned", tasks: [] }],
    ["created_from", { createdFrom: "web" }, { created_from: "web" }],
    [
      "the status to a failure with a given trace",
      { broken: { trace: "no route to host" } },
      {
        connector_status: "Broken",
        task_statuses: { "0": { state: "FAILED", trace: "no route to host" } },
      },
    ],
  ])("changes %s of a source", async (_name, change, expected) => {
    const id = String((await api.create(postgresql)).body["id"]);
    api.simulator.change(id, change);
    expect(await read(id)).toMatchObject(expected);
  });

  it("replaces fields of the answers to a GET and to a list that is filtered by the name", async () => {
    const id = String((await api.create(postgresql)).body["id"]);
    api.simulator.change(id, { answer: { name: 5, tags: [1] } });
    expect(await read(id)).toMatchObject({ id, name: 5, tags: [1] });
    const { body } = await api.get(`/sources?partial_name=${postgresql.name}`);
    expect(body["result"]).toMatchObject([{ id, name: 5, tags: [1] }]);
  });

  it("mends a source that is broken", async () => {
    const id = String((await api.create()).body["id"]);
    api.simulator.change(id, { broken: { trace: "x" } });
    api.simulator.change(id, { broken: null });
    expect(await read(id)).toMatchObject({ connector_status: "Active" });
  });

  it("lets a source go on that stayed in a status", async () => {
    const id = String((await api.create()).body["id"]);
    api.simulator.change(id, { status: "Starting" });
    api.simulator.change(id, { name: "renamed" });
    expect(await read(id)).toMatchObject({ connector_status: "Starting" });
    api.simulator.change(id, { status: null });
    expect(await read(id)).toMatchObject({ connector_status: "Active" });
  });

  it("keeps a planned breakdown until the source is created", async () => {
    api.simulator.breakNext("orders", {});
    await api.create({ ...postgresql, config: {} });
    const id = String((await api.create(postgresql)).body["id"]);
    expect(await read(id)).toMatchObject({ connector_status: "Broken" });
  });

  it("deletes a source at once", async () => {
    const id = String((await api.create()).body["id"]);
    api.simulator.change(id, { deleted: true });
    expect(await read(id)).toBeUndefined();
  });

  it("refuses the id of a source that does not exist", () => {
    expect(() => {
      api.simulator.change("none", { deleted: true });
    }).toThrow("There is no source none");
  });

  it("breaks a source that is created later, until it recovers", async () => {
    api.simulator.breakNext("hooks", { trace: "no such table", recoverAfterMs: 1000 });
    const id = String((await api.create()).body["id"]);
    expect(await read(id)).toMatchObject({ connector_status: "Broken" });
    api.clock.advance(1000);
    expect(await read(id)).toMatchObject({ connector_status: "Active" });
  });

  it("keeps a source that is created later from being deployed", async () => {
    api.simulator.breakNext("hooks", { status: "Starting" });
    const id = String((await api.create()).body["id"]);
    api.clock.advance(1_800_000);
    expect(await read(id)).toMatchObject({ connector_status: "Starting" });
  });

  it("adds a source of another service, whose name is taken although no list shows it", async () => {
    api.simulator.addSource({ name: "hooks", connector: "webhook", serviceId: "other" });
    expect((await api.create()).status).toBe(422);
    expect((await api.get("/sources")).body["result"]).toEqual([]);
  });

  it("adds a source as the web application would", async () => {
    const id = api.simulator.addSource({ name: "hooks", connector: "webhook" });
    expect(await read(id)).toMatchObject({ name: "hooks", created_from: "web" });
  });
});

describe("createRateLimit", () => {
  it.each([
    [true, "1"],
    [false, null],
  ])("refuses calls above the limit until the next window (Retry-After: %s)", async (retryAfter, header) => {
    // The call for the token is the first call of the window.
    const api = await Api.start({ rateLimit: { requests: 2, windowMs: 1000, retryAfter } });
    const replies = [await api.get("/sources"), await api.get("/sources")];
    api.clock.advance(1000);
    replies.push(await api.get("/sources"));
    await api.simulator.close();
    expect(replies.map(({ status }) => status)).toEqual([200, 429, 200]);
    expect(replies[1]?.headers.get("Retry-After")).toBe(header);
  });
});
