import { Api, postgresql, webhook } from "../api.ts";

describe("SourceRoutes", () => {
  let api: Api;
  beforeEach(async () => {
    api = await Api.start();
  });
  afterEach(() => api.simulator.close());

  it("answers a create with every field of a source", async () => {
    const { status, body } = await api.create({
      tags: ["66b1f0a1c2d3e4f5a6b70001"],
      kc_cluster_id: "kc-eu-2",
      created_from: "terraform",
      desired_state: "Paused",
    });
    const hexId = expect.stringMatching(/^[0-9a-f]{24}$/);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: hexId,
      name: "hooks",
      connector: "webhook",
      connector_display_name: "Webhook",
      connector_status: "Pending",
      desired_state: "Paused",
      created_from: "terraform",
      created_timestamp: "2026-11-20T09:15:00.000Z",
      sub_id: hexId,
      tenant_id: hexId,
      service_id: hexId,
      kc_cluster_id: "kc-eu-2",
      config: expect.any(Object),
      topic_ids: [`source_${String(body["id"])}.default_topic`],
      topics: ["default_topic"],
      topic_map: {},
      tasks: [],
      task_statuses: {},
      tags: ["66b1f0a1c2d3e4f5a6b70001"],
    });
  });

  it("leaves out the field tags if a source has none", async () => {
    expect((await api.create()).body).not.toHaveProperty("tags");
  });

  it("answers created_from api if a create does not say where it comes from", async () => {
    expect((await api.create()).body).toMatchObject({ created_from: "api", kc_cluster_id: null });
  });

  it("answers a GET by id with a list of one source", async () => {
    const { body } = await api.create();
    expect(await api.get(`/sources/${String(body["id"])}?secret_returned=true`)).toMatchObject({
      status: 200,
      body: { total: 1, page: 1, page_size: 10, result: [body] },
    });
  });

  it("answers a GET of a missing id with an empty list", async () => {
    expect(await api.get("/sources/66b1f0a1c2d3e4f5a6b7c801")).toMatchObject({
      status: 200,
      body: { total: 0, result: [] },
    });
  });

  it.each([
    ["PUT", () => api.put("/sources/none?wait=false", webhook)],
    ["DELETE", () => api.delete("/sources/none")],
    ["an action", () => api.post("/sources/none/actions/pause", "")],
  ])("answers 404 to %s of a missing source", async (_name, call) => {
    expect(await call()).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining("not found") },
    });
  });

  it("answers a delete with the source, and no longer finds it then", async () => {
    const { body } = await api.create();
    const path = `/sources/${String(body["id"])}`;
    expect(await api.delete(path)).toMatchObject({ status: 200, body: { id: body["id"], name: "hooks" } });
    expect((await api.get(path)).body["result"]).toEqual([]);
    expect(await api.create()).toMatchObject({ status: 200 });
  });

  it("finds a source for its delete time, with its name taken, but does not change it", async () => {
    const slow = await Api.start({ deleteTimeMs: 5000 });
    const path = `/sources/${String((await slow.create()).body["id"])}`;
    await slow.delete(path);
    expect((await slow.get(path)).body["result"]).toMatchObject([{ desired_state: "Pending Delete" }]);
    expect(await slow.put(`${path}?wait=false`, webhook)).toMatchObject({ status: 404 });
    expect(await slow.create()).toMatchObject({ status: 422 });
    slow.clock.advance(5000);
    expect((await slow.get(path)).body["result"]).toEqual([]);
    expect(await slow.create()).toMatchObject({ status: 200 });
    await slow.simulator.close();
  });

  it("refuses a name that is taken", async () => {
    await api.create();
    expect(await api.create()).toMatchObject({
      status: 422,
      body: { detail: "Source with name 'hooks' already exists" },
    });
  });

  it("refuses a name that another service has, although it does not list it", async () => {
    await api.create();
    api.headers = { ...api.headers, "X-Admin-Service-Id": "other" };
    expect((await api.get("/sources")).body["result"]).toEqual([]);
    expect(await api.create()).toMatchObject({ status: 422 });
  });

  it("shows a tenant neither the sources nor the names of another tenant", async () => {
    const { body } = await api.create();
    api.headers = { ...api.headers, "X-Admin-Tenant-Id": "other" };
    expect((await api.get(`/sources/${String(body["id"])}`)).body["result"]).toEqual([]);
    expect(await api.create()).toMatchObject({ status: 200, body: { tenant_id: "other" } });
  });

  it("refuses a replication slot that another source of the database uses", async () => {
    await api.create(postgresql);
    expect(await api.create({ ...postgresql, name: "second" })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining("already used by source 'orders'") },
    });
    const config = { ...postgresql.config, "slot.name": "second_slot" };
    expect(await api.create({ ...postgresql, name: "second", config })).toMatchObject({ status: 200 });
  });

  it("accepts a replication slot that only another tenant uses", async () => {
    await api.create(postgresql);
    api.headers = { ...api.headers, "X-Admin-Tenant-Id": "other" };
    expect(await api.create(postgresql)).toMatchObject({ status: 200 });
  });

  describe("PUT /sources/{id}", () => {
    const tags = ["66b1f0a1c2d3e4f5a6b70001"];
    let path: string;
    const put = async (change: object): Promise<unknown> =>
      (await api.put(`${path}?wait=false&secret_returned=true`, { ...webhook, ...change })).body;
    beforeEach(async () => {
      const created = await api.create({ tags, kc_cluster_id: "kc-1", config: { format: "string" } });
      path = `/sources/${String(created.body["id"])}`;
    });

    it.each([
      ["keeps tags that are absent", {}, { tags }],
      ["keeps tags that are null", { tags: null }, { tags }],
      ["replaces tags", { tags: ["a"] }, { tags: ["a"] }],
      ["keeps the cluster", {}, { kc_cluster_id: "kc-1" }],
      ["keeps created_from", { created_from: "terraform" }, { created_from: "api" }],
      ["changes the name", { name: "renamed" }, { name: "renamed" }],
      ["accepts the name that the source already has", {}, { name: "hooks" }],
      ["changes the desired state", { desired_state: "Stopped" }, { desired_state: "Stopped" }],
      ["replaces the whole configuration", {}, { config: { format: "json" } }],
    ])("%s", async (_name, change, expected) => {
      expect(await put(change)).toMatchObject(expected);
    });

    it("removes the tags with an empty list", async () => {
      expect(await put({ tags: [] })).not.toHaveProperty("tags");
    });

    it("refuses another connector", async () => {
      expect(await put({ connector: "s3" })).toMatchObject({
        detail: expect.stringContaining("cannot be changed"),
      });
    });

    it("refuses the name of another source", async () => {
      await api.create({ name: "other" });
      expect(await put({ name: "other" })).toMatchObject({
        detail: expect.stringContaining("already exists"),
      });
    });
  });
});
