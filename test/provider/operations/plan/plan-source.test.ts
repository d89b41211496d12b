import { readCatalogue } from "../../../../src/catalogue/index.ts";
import { startSimulator, type Quirks, type Simulator } from "../../../../src/simulator/index.ts";
import { unknown } from "../../../../src/terraform/index.ts";
import { catalogueFolder } from "../../../support/paths.ts";
import { Walk } from "../../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
});
afterEach(() => simulator.close());

const webhook = (): Promise<Walk> => Walk.start(simulator, "streamkap_source_webhook");
const list = "transforms_value_to_key_fields_include_list";
const changes = (): string[] =>
  simulator
    .requests()
    .filter(({ method, path }) => method !== "GET" && path.startsWith("/sources"))
    .map(({ method, status }) => `${method} ${String(status)}`);

describe('planSource: "" and null', () => {
  it("are planned as configured, because Terraform accepts nothing else, and cause no call", async () => {
    const walk = await webhook();
    await walk.apply({ name: "hook" });
    const plan = await walk.plan({ name: "hook", [list]: "" });
    expect(plan.changes).toEqual([list]);
    expect(plan.plannedState?.get(list)).toBe("");

    expect(await walk.apply({ name: "hook", [list]: "" })).toEqual([]);
    expect(changes()).toEqual(["POST 200"]);
    await walk.refresh();
    expect((await walk.plan({ name: "hook", [list]: "" })).changes).toEqual([]);
  });

  it("mean the same for the cluster", async () => {
    const walk = await webhook();
    await walk.apply({ name: "hook", kc_cluster_id: "" });
    await walk.refresh();
    expect((await walk.plan({ name: "hook", kc_cluster_id: "" })).changes).toEqual([]);
  });
});

describe("planSource: a value that is removed from the configuration", () => {
  it("is planned unknown, and becomes what the API decides", async () => {
    const walk = await webhook();
    await walk.apply({ name: "hook", [list]: "a.b" });
    const plan = await walk.plan({ name: "hook" });
    expect(plan.changes).toEqual(["connector_status", "revision", list]);
    expect(plan.plannedState?.get(list)).toBe(unknown);
    await walk.apply({ name: "hook" });
    expect(walk.attribute(list)).toBeNull();
  });

  it("is planned unknown again after the API has refused the change", async () => {
    const other = await webhook();
    await other.apply({ name: "taken" });
    const walk = await webhook();
    await walk.apply({ name: "hook", [list]: "a.b" });
    const before = walk.state;

    expect(await walk.apply({ name: "taken" })).toMatchObject([
      { severity: "error", summary: `Cannot change the source "hook" (${walk.id})` },
    ]);
    expect(walk.state).toEqual(before);
    expect((await walk.plan({ name: "hook" })).plannedState?.get(list)).toBe(unknown);
  });

  it("stays if it is a list of tags, which the API leaves as they are", async () => {
    const tags = ["670e5ca40afe1d3983ce0c22"];
    const walk = await webhook();
    await walk.apply({ name: "hook", tags });
    await walk.refresh();
    expect((await walk.plan({ name: "hook" })).changes).toEqual([]);
    await walk.apply({ name: "hook", tags: [] });
    expect(simulator.sources()[0]?.tags).toBeUndefined();
  });
});

it("plans a value that the platform derives from a setting unknown only if the setting changes", async () => {
  const walk = await Walk.start(simulator, "streamkap_source_mongodb");
  const args = {
    name: "m",
    mongodb_connection_string: "mongodb+srv://u:sample-value@one.example.test/",
    database_include_list: "shop",
    collection_include_list: "shop.orders",
    signal_data_collection_schema_or_database: "shop",
  };
  expect(await walk.apply(args)).toEqual([]);
  expect(walk.attribute("mongodb_connection_hostname")).toBe("one.example.test");

  expect((await walk.plan({ ...args, name: "n" })).changes).not.toContain("mongodb_connection_hostname");
  const moved = { ...args, mongodb_connection_string: "mongodb+srv://u:sample-value@two.example.test/" };
  expect((await walk.plan(moved)).plannedState?.get("mongodb_connection_hostname")).toBe(unknown);
  expect(await walk.apply(moved)).toEqual([]);
  expect(walk.attribute("mongodb_connection_hostname")).toBe("two.example.test");
});

describe("readSource right after a create", () => {
  it.each<[string, Quirks]>([
    ["answers lack every field that they may lack", { sparse: true }],
    ["the platform fills in settings that were left out", { extraDefaults: true }],
    ["the answer to the POST has placeholders", { placeholders: true }],
    ["the placeholders stand for secrets that are not shown", { placeholders: true, secrets: "masked" }],
  ])("changes nothing if %s", async (_what, quirks) => {
    const open = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
    try {
      const walk = await Walk.start(open, "streamkap_source_zendesk_webhook");
      expect(await walk.apply({ name: "hook", wait: "none" })).toEqual([]);
      const after = walk.state;
      expect([...(after ?? []).values()]).not.toContainEqual(expect.stringMatching(/^<.*>$/));
      expect(await walk.refresh()).toEqual([]);
      expect(walk.state).toEqual(after);
    } finally {
      await open.close();
    }
  });
});

describe("the revision", () => {
  it("begins with 1, is unknown in the plan of each update, and is greater by one after it", async () => {
    const walk = await webhook();
    expect((await walk.plan({ name: "hook" })).plannedState?.get("revision")).toBe(1);
    await walk.apply({ name: "hook" });
    expect((await walk.plan({ name: "renamed" })).plannedState?.get("revision")).toBe(unknown);
    await walk.apply({ name: "renamed" });
    expect(walk.attribute("revision")).toBe(2);
  });

  it("stays in a refresh, and in a change that the API is not sent", async () => {
    const walk = await webhook();
    await walk.apply({ name: "hook" });
    expect((await walk.plan({ name: "hook", wait: "none" })).changes).toEqual(["wait"]);
    await walk.apply({ name: "hook", wait: "none" });
    simulator.change(walk.id, { name: "moved" });
    await walk.refresh();
    expect(walk.attribute("revision")).toBe(1);
  });

  it("begins with the import of a source that was made elsewhere", async () => {
    const walk = await webhook();
    await walk.import(simulator.addSource({ name: "hook", connector: "webhook" }));
    expect(walk.attribute("revision")).toBe(1);
    expect((await walk.plan({ name: "hook" })).changes).toEqual([]);
    await walk.apply({ name: "renamed" });
    expect(walk.attribute("revision")).toBe(2);
  });
});

it.each<[string, { provider: string; source: string | null }, string]>([
  ["uses the provider's wait if the source has none", { provider: "none", source: null }, "Pending"],
  ["prefers the source's own wait to the provider's", { provider: "none", source: "active" }, "Active"],
])("%s", async (_name, { provider, source }, status) => {
  await simulator.close();
  simulator = await startSimulator({ catalogue, deployTimeMs: 600 });
  const walk = await Walk.start(simulator, "streamkap_source_webhook", { provider: { wait: provider } });
  expect(await walk.apply({ name: "hook", wait: source })).toEqual([]);
  expect(walk.attribute("connector_status")).toBe(status);
});

it("changes a source that was paused by hand, which stays paused", async () => {
  const walk = await webhook();
  await walk.apply({ name: "hook" });
  const token = await fetch(`${simulator.url}/auth/access-token`, {
    method: "POST",
    body: JSON.stringify({ client_id: simulator.clientId, secret: simulator.secret }),
  });
  const { accessToken } = (await token.json()) as { accessToken: string };
  const headers = { Authorization: `Bearer ${accessToken}` };
  await fetch(`${simulator.url}/sources/${walk.id}/actions/pause`, { method: "POST", headers });

  expect(await walk.apply({ name: "renamed" })).toEqual([]);
  expect(walk.attribute("connector_status")).toBe("Paused");
});

describe("importSource", () => {
  it("accepts ids only, and says what an id looks like", async () => {
    const walk = await webhook();
    expect(await walk.import("hook")).toMatchObject([
      { severity: "error", summary: '"hook" is not the id of a source' },
    ]);
    expect(walk.state).toBeNull();
  });

  it("imports nothing if no source has the id", async () => {
    const walk = await webhook();
    expect(await walk.import("66a0c0ffee0000000000beef")).toEqual([]);
    expect(walk.state).toBeNull();
  });

  it("is refused while the provider's configuration is unknown", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_webhook", { provider: { secret: unknown } });
    expect(await walk.import("66a0c0ffee0000000000beef")).toMatchObject([
      { severity: "error", summary: "The provider's configuration is not known yet" },
    ]);
  });
});

describe("duplicateName: a namesake", () => {
  it("of another connector is not advised for an import", async () => {
    const walk = await webhook();
    await walk.apply({ name: "x" });
    const other = await Walk.start(simulator, "streamkap_source_kafkadirect");
    const [diagnostic] = await other.apply({ name: "x", topic_prefix: "p", topic_include_list: "p.a" });
    expect(diagnostic?.detail).toContain(`The namesake ${walk.id} is of the connector webhook.`);
    expect(diagnostic?.detail).not.toContain("import {");
  });

  it("in another service is said to be out of sight", async () => {
    const elsewhere = await Walk.start(simulator, "streamkap_source_webhook", {
      provider: { admin_service_id: "service-b" },
    });
    await elsewhere.apply({ name: "x" });
    const walk = await webhook();
    const [diagnostic] = await walk.apply({ name: "x" });
    expect(diagnostic?.detail).toContain("in another service of the tenant");
  });
});
