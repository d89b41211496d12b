import { Api, webhook, type Reply } from "../api.ts";

describe("status of a source", () => {
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
  ])("is, %d ms after the create, %s", async (elapsedMs, expected) => {
    api.clock.advance(elapsedMs);
    expect(await status()).toBe(expected);
  });

  it("comes with tasks when it is Active", async () => {
    expect(await read()).toMatchObject({ tasks: [], task_statuses: {} });
    api.clock.advance(1000);
    expect(await read()).toMatchObject({ tasks: [0], task_statuses: { "0": { state: "RUNNING" } } });
  });

  it("is Pending Update until an update is deployed", async () => {
    api.clock.advance(5000);
    expect((await api.put(`${path}?wait=false`, webhook)).body["connector_status"]).toBe("Pending Update");
    api.clock.advance(1000);
    expect(await status()).toBe("Active");
  });

  it.each([
    ["Paused", [0], { "0": { state: "PAUSED" } }],
    ["Stopped", [], {}],
  ])("becomes %s if that is the desired state", async (desired, tasks, taskStatuses) => {
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
  ])("becomes, after the action %s, %s", async (action, expected) => {
    expect(await api.post(`${path}/actions/${action}`, "")).toMatchObject({ status: 200 });
    api.clock.advance(1000);
    expect(await status()).toBe(expected);
  });

  it("is Pending Update after a call of deploy", async () => {
    api.clock.advance(5000);
    expect((await api.post(`${path}/deploy`, "")).body["connector_status"]).toBe("Pending Update");
    api.clock.advance(1000);
    expect(await status()).toBe("Active");
  });

  it("stays Paused through an update that has no desired state", async () => {
    await api.post(`${path}/actions/pause`, "");
    await api.put(`${path}?wait=false`, webhook);
    api.clock.advance(1000);
    expect(await status()).toBe("Paused");
  });

  it("is not changed by an unknown action, which is answered with 404", async () => {
    expect(await api.post(`${path}/actions/explode`, "")).toMatchObject({ status: 404 });
  });

  it.each([
    ["POST", () => api.post("/sources", { ...webhook, name: "second" })],
    ["PUT", () => api.put(`${path}?wait=true`, webhook)],
  ])("makes %s wait until it is Active, unless wait is false", async (_name, call) => {
    const reply = call();
    await api.clock.sleeping;
    api.clock.advance(1000);
    expect(await reply).toMatchObject({ status: 200, body: { connector_status: "Active" } });
  });

  it("becomes Active although a gateway has given up waiting", async () => {
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

  it("is Active at once if the deployment takes no time", async () => {
    const quick = await Api.start({ deployTimeMs: 0 });
    expect((await quick.create()).body["connector_status"]).toBe("Active");
    await quick.simulator.close();
  });
});
