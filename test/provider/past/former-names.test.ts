import { readCatalogue } from "../../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import type { Value } from "../../../src/terraform/index.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { Walk, type Arguments } from "../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
const [own, former] = ["database_connection_time_zone", "database_connection_timezone"];
const source = (more: Arguments = {}): Arguments => ({
  name: "crm",
  database_hostname: "db.example.test",
  database_user: "streamkap",
  database_password: "example-password",
  database_include_list: "crm",
  table_include_list: "crm.customers",
  ...more,
});

describe("former names: a setting that has one", () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
  });
  afterEach(() => simulator.close());

  const start = (): Promise<Walk> => Walk.start(simulator, "streamkap_source_mysql");
  const names = (walk: Walk): Value[] => [walk.attribute(own), walk.attribute(former)];
  const puts = (): number => simulator.requests().filter(({ method }) => method === "PUT").length;

  it.each<[string, Arguments, Value]>([
    ["neither name is configured", {}, "SERVER"],
    ["only the present name is configured", { [own]: "UTC" }, "UTC"],
  ])("stays null under the former name through refreshes and drift if %s", async (_what, args, value) => {
    const walk = await start();
    await walk.apply(source(args));
    await walk.refresh();
    expect([names(walk), (await walk.plan(source(args))).changes]).toEqual([[value, null], []]);
    simulator.change(walk.id, { config: { "database.connectionTimeZone": "US/Eastern" } });
    await walk.refresh();
    expect(names(walk)).toEqual(["US/Eastern", null]);
    await walk.apply(source(args));
    await walk.refresh();
    expect(names(walk)).toEqual([value, null]);
  });

  it("can be renamed to the present name and back without a change of its value", async () => {
    const walk = await start();
    await walk.apply(source({ [former]: "UTC" }));
    await walk.refresh();
    expect(names(walk)).toEqual(["UTC", "UTC"]);
    for (const name of [own, former, own])
      expect((await walk.plan(source({ [name]: "UTC" }))).changes).toEqual([]);

    await walk.apply(source({ [own]: "US/Eastern" }));
    expect(names(walk)).toEqual(["US/Eastern", "US/Eastern"]);
  });

  it("stores the former name when a configuration begins to use it, and sends nothing", async () => {
    const walk = await start();
    await walk.apply(source({ [own]: "UTC" }));
    const plan = await walk.plan(source({ [former]: "UTC" }));
    expect(plan.changes).toEqual([former]);
    await walk.applyPlan(plan);
    await walk.refresh();
    expect([names(walk), puts()]).toEqual([["UTC", "UTC"], 0]);
    expect((await walk.plan(source({ [former]: "UTC" }))).changes).toEqual([]);
  });

  it.each([own, former])("is imported without a change if the configuration uses %s", async (name) => {
    const first = await start();
    await first.apply(source({ [own]: "UTC" }));
    const walk = await start();
    await walk.import(first.id);
    expect((await walk.plan(source({ [name]: "UTC" }))).changes).toEqual([]);
  });

  it("keeps its value under both names if the state has both", async () => {
    const walk = await start();
    await walk.apply(source({ [own]: "UTC" }));
    // Earlier versions and the official provider have written the state so.
    walk.state = new Map([...walk.state!, [former, "UTC"]]);
    await walk.refresh();
    expect([names(walk), (await walk.plan(source({ [own]: "UTC" }))).changes]).toEqual([["UTC", "UTC"], []]);
  });
});
