import { readCatalogue } from "../../../src/catalogue/index.ts";
import { startSimulator, type Quirks, type Simulator } from "../../../src/simulator/index.ts";
import type { Value } from "../../../src/terraform/index.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { Walk } from "../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
const twin = "database_password_wo";
const ignoring = [twin];
const source = (
  dbname: string,
  secret: Value = "mark-one",
  more: Record<string, Value> = {},
): Record<string, Value> => ({
  name: "orders",
  database_hostname: "db.example.test",
  database_user: "reader",
  database_dbname: dbname,
  schema_include_list: "public",
  table_include_list: "public.orders",
  [twin]: secret,
  ...more,
});

let simulator: Simulator;
afterEach(() => simulator.close());

async function start(quirks: Quirks = {}, provider: Record<string, Value> = {}): Promise<Walk> {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
  return Walk.start(simulator, "streamkap_source_postgresql", { provider });
}

/** The password that the API has, as somebody sees it who may see secrets. */
async function passwordAtApi(): Promise<Value> {
  const other = await Walk.start(simulator, "streamkap_source_postgresql");
  await other.import(simulator.sources()[0]?.id ?? "");
  return other.attribute("database_password");
}

const isStored = (walk: Walk): boolean =>
  walk.attribute("database_password") !== null || Buffer.from(walk.private).toString().includes("mark-");

describe("held secrets: a write-only secret that ignore_changes names", () => {
  it.each([
    ["the secret alone", ignoring],
    ["everything", ["all"]],
  ])("is in no state after any number of applies if ignore_changes names %s", async (_what, names) => {
    const walk = await start();
    await walk.apply(source("one"));
    for (const dbname of ["two", "three", "four"]) {
      expect(await walk.apply(source(dbname), names)).toEqual([]);
      await walk.refresh();
      expect(isStored(walk)).toBe(false);
    }
    expect((await walk.plan(source("four"), names)).changes).toEqual([]);
  });

  it("is not sent when the configuration has another value, until nothing ignores it any more", async () => {
    const walk = await start();
    await walk.apply(source("one"));
    expect((await walk.plan(source("one", "mark-two"), ignoring)).changes).toEqual([]);
    await walk.apply(source("two", "mark-two"), ignoring);
    expect(await passwordAtApi()).toBe("mark-one");
    await walk.apply(source("two", "mark-two"));
    expect([await passwordAtApi(), isStored(walk)]).toEqual(["mark-two", false]);
  });

  it.each<[string, Quirks, Record<string, Value>]>([
    ["shows no secrets", { secrets: "null" }, {}],
    ["masks secrets", { secrets: "masked" }, {}],
    ["is not asked for secrets", {}, { secret_returned: false }],
  ])("is sent again with its old value if the API %s", async (_how, quirks, provider) => {
    const walk = await start(quirks, provider);
    await walk.apply(source("one"));
    expect(await walk.apply(source("two"), ignoring)).toEqual([]);
    expect(simulator.sources()[0]?.config).toMatchObject({
      "database.dbname": "two",
      "database.password": "***",
    });

    const [refused] = await walk.apply(source("three", "mark-two"), ignoring);
    expect(refused?.summary).toMatch(
      /^Cannot change the source "orders" .*: database_password cannot be kept$/,
    );
    expect(JSON.stringify(refused)).not.toContain("mark-");
    expect(simulator.sources()[0]?.config["database.dbname"]).toBe("two");
    expect((await walk.plan(source("three"), ignoring)).changes).toContain("database_dbname");
  });

  it("leaves the state with the first apply after an import", async () => {
    const first = await start();
    await first.apply(source("one"));
    const walk = await Walk.start(simulator, "streamkap_source_postgresql");
    await walk.import(first.id);
    expect((await walk.plan(source("one", "mark-two"), ignoring)).changes).toContain("database_password");
    await walk.apply(source("one", "mark-two"), ignoring);
    await walk.refresh();
    expect([isStored(walk), await passwordAtApi()]).toEqual([false, "mark-one"]);
    expect((await walk.plan(source("one", "mark-two"), ignoring)).changes).toEqual([]);
  });

  it.each([
    ["everything", ["all"], 0],
    ["the stored argument", ["database_password"], 1],
  ])("leaves the state after an import if ignore_changes names %s", async (_what, names, sent) => {
    const first = await start();
    await first.apply(source("one"));
    const walk = await Walk.start(simulator, "streamkap_source_postgresql");
    await walk.import(first.id);
    const plan = await walk.plan(source("one"), names);
    expect(plan.diagnostics.map(({ severity, summary }) => [severity, summary])).toEqual([
      ["warning", "database_password is in the state, though the configuration gives it write-only"],
    ]);
    expect(plan.changes).toEqual(["connector_status", "revision"]);
    const puts = (): number => simulator.requests().filter(({ method }) => method === "PUT").length;
    expect([await walk.applyPlan(plan), puts()]).toEqual([[], sent]);
    // Terraform demands that the apply keeps the stored value.
    expect(walk.attribute("database_password")).toBe("mark-one");
    const { changes, diagnostics } = await walk.plan(source("one"), names);
    expect([changes, diagnostics]).toEqual([[], []]);

    await walk.refresh();
    expect(isStored(walk)).toBe(false);
    const later = await walk.plan(source("one"), names);
    expect([later.changes, later.diagnostics, await passwordAtApi()]).toEqual([[], [], "mark-one"]);
  });

  it("gives way to the stored argument when the configuration sets it", async () => {
    const walk = await start();
    await walk.apply(source("one"));
    await walk.apply(source("one", null, { database_password: "mark-stored" }), ignoring);
    expect([walk.attribute("database_password"), await passwordAtApi()]).toEqual([
      "mark-stored",
      "mark-stored",
    ]);
  });

  it("does not count as removed if an unusual client has not validated the configuration", async () => {
    const walk = await start();
    await walk.apply(source("one"));
    const other = await Walk.start(simulator, "streamkap_source_postgresql");
    Object.assign(other, { state: walk.state, private: walk.private });
    const plan = await other.plan(source("one"), ignoring, { validated: false });
    expect(plan.changes).toEqual([]);
  });
});

it("sends no state, tags or cluster that the plan does not change, whoever has changed them since", async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
  const walk = await Walk.start(simulator, "streamkap_source_webhook");
  const tag = "670e5ca40afe1d3983ce0c21";
  const hook = (topic: string) => ({
    name: "hook",
    topic_include_list: topic,
    tags: [tag],
    desired_state: "Active",
    kc_cluster_id: "kc-1",
  });
  await walk.apply(hook("one"));
  const plan = await walk.plan(hook("two"));
  simulator.change(walk.id, { desiredState: "Paused", tags: [], kcClusterId: "kc-2" });
  const told = await walk.applyPlan(plan);
  expect(told.map(({ severity, summary }) => [severity, summary])).toEqual([
    ["warning", expect.stringContaining("is not as planned")],
  ]);
  expect(simulator.sources()[0]).toMatchObject({ desired_state: "Paused", kc_cluster_id: "kc-2" });
  expect(simulator.sources()[0]?.tags ?? []).toEqual([]);
  await walk.refresh();
  expect((await walk.plan(hook("two"))).changes).toEqual(
    expect.arrayContaining(["desired_state", "tags", "kc_cluster_id"]),
  );
});
