import { Api, webhook, type Reply } from "../api.ts";

describe("the way of a source", () => {
  let api: Api;
  let path: string;
  beforeEach(async () => {
    api = await Api.start({ deployTimeMs: 1000 });
    path = `/sources/${String((await api.create()).body["id"])}`;
  });
  afterEach(() => api.simulator.close());
  const read = async (): Promise<Reply["body"]> =>
    ((await api.get(path)).body["result"] as Reply["body"][])[0]!;
  const status = async (): Promise<unknown> => (await read())["connector_status"];

  it.each([
    [0, "Pending"],
    [499, "Pending"],
    [500, "Starting"],
    [999, "Starting"],
    [1000, "Active"],
  ])("is, %d ms after a create, %s", async (elapsedMs, expected) => {
    api.clock.advance(elapsedMs);
    expect(await status()).toBe(expected);
  });

  it("has tasks once it is active", async () => {
    expect(await read()).toMatchObject({ tasks: [], task_statuses: {} });
    api.clock.advance(1000);
    expect(await read()).toMatchObject({ tasks: [0], task_statuses: { "0": { state: "RUNNING" } } });
  });

  it("is Pending Update after an update until that is deployed", async () => {
    api.clock.advance(5000);
    expect((await api.put(`${path}?wait=false`, webhook)).body["connector_status"]).toBe("Pending Update");
    api.clock.advance(1000);
    expect(await status()).toBe("Active");
  });

  it.each([
    ["Paused", [0], { "0": { state: "PAUSED" } }],
    ["Stopped", [], {}],
  ])("settles as %s where that is desired", async (desired, tasks, taskStatuses) => {
    await api.put(`${path}?wait=false`, { ...webhook, desired_state: desired });
    api.clock.advance(1000);
    expect(await read()).toMatchObject({
      connector_status: desired,
      desired_state: desired,
      tasks,
      task_statuses: taskStatuses,
    });
  });

  it.each([
    ["pause", "Paused"],
    ["stop", "Stopped"],
    ["restart", "Active"],
    ["resume", "Active"],
  ])("obeys the action %s", async (action, expected) => {
    expect(await api.post(`${path}/actions/${action}`, "")).toMatchObject({ status: 200 });
    api.clock.advance(1000);
    expect(await status()).toBe(expected);
  });

  it("is deployed once more on demand", async () => {
    api.clock.advance(5000);
    expect((await api.post(`${path}/deploy`, "")).body["connector_status"]).toBe("Pending Update");
    api.clock.advance(1000);
    expect(await status()).toBe("Active");
  });

  it("stays paused by hand through an update that says nothing about it", async () => {
    await api.post(`${path}/actions/pause`, "");
    await api.put(`${path}?wait=false`, webhook);
    api.clock.advance(1000);
    expect(await status()).toBe("Paused");
  });

  it("knows no other action", async () => {
    expect(await api.post(`${path}/actions/explode`, "")).toMatchObject({ status: 404 });
  });

  it.each([
    ["POST", () => api.post("/sources", { ...webhook, name: "second" })],
    ["PUT", () => api.put(`${path}?wait=true`, webhook)],
  ])("makes %s wait until it is active, unless told otherwise", async (_name, call) => {
    const reply = call();
    await api.clock.sleeping;
    api.clock.advance(1000);
    expect(await reply).toMatchObject({ status: 200, body: { connector_status: "Active" } });
  });

  it("is deployed although a gateway has given up waiting", async () => {
    const behind = await Api.start({ deployTimeMs: 1000, gatewayTimeoutMs: 300 });
    const { url } = behind.simulator;
    const reply = fetch(`${url}/sources`, {
      method: "POST",
      headers: behind.headers,
      body: JSON.stringify(webhook),
    });
    await behind.clock.sleeping;
    behind.clock.advance(300);
    expect((await reply).status).toBe(504);
    expect((await reply).headers.get("content-type")).toBe("text/html");
    behind.clock.advance(700);
    expect(behind.simulator.sources()).toMatchObject([{ name: "hooks", connector_status: "Active" }]);
    await behind.simulator.close();
  });

  it("is active at once without a deployment time", async () => {
    const quick = await Api.start({ deployTimeMs: 0 });
    expect((await quick.create()).body["connector_status"]).toBe("Active");
    await quick.simulator.close();
  });
});
