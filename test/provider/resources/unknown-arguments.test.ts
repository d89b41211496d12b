import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { isMap, unknown, type Value } from "../../../src/terraform/index.ts";
import { catalogueWithNewConnector } from "../../support/new-connector.ts";
import { Walk, type Arguments } from "../walk.ts";

const catalogue = catalogueWithNewConnector();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
});
afterAll(() => simulator.close());

const texts = (values: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values));
const mysql = {
  database_hostname: "db.example.test",
  database_user: "reader",
  database_include_list: "shop",
  table_include_list: "shop.orders",
};
const dynamodb = { aws_region: "eu-west-1", s3_export_bucket_name: "b", table_include_list: "a" };
const generic = {
  connector: "newdb",
  config: texts({ "database.hostname.user.defined": "db.example.test" }),
};

/** Configurations with unknown arguments, and what the arguments turn out to be. */
const cases: [what: string, typeName: string, unknowns: Arguments, known: Arguments][] = [
  [
    "a secret, stored or write-only",
    "streamkap_source_mysql",
    {
      ...mysql,
      database_password: unknown,
      database_password_wo: unknown,
      database_password_wo_version: unknown,
    },
    { ...mysql, database_password: "sample", database_password_wo: null, database_password_wo_version: null },
  ],
  [
    "a secret, write-only or stored",
    "streamkap_source_mysql",
    { ...mysql, database_password: unknown, database_password_wo: unknown },
    { ...mysql, database_password: null, database_password_wo: "sample" },
  ],
  [
    "an argument under its old name or its present one",
    "streamkap_source_dynamodb",
    {
      ...dynamodb,
      aws_access_key_id: "sample",
      aws_secret_key: "sample",
      table_include_list: unknown,
      table_include_list_user_defined: "a",
    },
    {
      ...dynamodb,
      aws_access_key_id: "sample",
      aws_secret_key: "sample",
      table_include_list: null,
      table_include_list_user_defined: "a",
    },
  ],
  [
    "an argument under either of its names",
    "streamkap_source_dynamodb",
    {
      ...dynamodb,
      aws_access_key_id: "sample",
      aws_secret_key: "sample",
      table_include_list: "a",
      table_include_list_user_defined: unknown,
    },
    { ...dynamodb, aws_access_key_id: "sample", aws_secret_key: "sample" },
  ],
  [
    "a setting in one map or another",
    "streamkap_source",
    {
      ...generic,
      config_secret: texts({ "database.password": unknown }),
      config_secret_wo: texts({ "database.password": unknown }),
      config_secret_wo_version: unknown,
    },
    {
      ...generic,
      config_secret: texts({ "database.password": null }),
      config_secret_wo: texts({ "database.password": "sample" }),
    },
  ],
  [
    "a secret that is not yet known to be in the open",
    "streamkap_source",
    {
      ...generic,
      config: texts({ "database.hostname.user.defined": "db.example.test", "database.password": unknown }),
      config_secret: texts({ "database.password": unknown }),
    },
    {
      ...generic,
      config: texts({ "database.hostname.user.defined": "db.example.test", "database.password": null }),
      config_secret: texts({ "database.password": "sample" }),
    },
  ],
];

/** Values that were planned known must be the same once the rest is known, or Terraform refuses the plan. */
function contradictions(early: ReadonlyMap<string, Value>, late: ReadonlyMap<string, Value>): string[] {
  const differs = (a: Value, b: Value): boolean => {
    if (a === unknown) return false;
    if (isMap(a) && isMap(b)) return [...a].some(([key, own]) => differs(own, b.get(key) ?? null));
    return JSON.stringify(a) !== JSON.stringify(b);
  };
  return [...early].filter(([name, value]) => differs(value, late.get(name) ?? null)).map(([name]) => name);
}

describe("an unknown argument counts as neither set nor unset", () => {
  it.each(cases)("if it is %s", async (what, typeName, unknowns, known) => {
    const walk = await Walk.start(simulator, typeName);
    const errors = async (args: Arguments) =>
      (await walk.validate(args))
        .filter(({ severity }) => severity === "error")
        .map(({ summary }) => summary);
    expect(await errors({ name: what, ...unknowns })).toEqual([]);
    const early = await walk.plan({ name: what, ...unknowns });
    expect(early.diagnostics).toEqual([]);
    const late = await walk.plan({ name: what, ...known });
    expect(contradictions(early.plannedState!, late.plannedState!)).toEqual([]);
    expect(await walk.applyPlan(late)).toEqual([]);
    await walk.refresh();
    expect((await walk.plan({ name: what, ...known })).changes).toEqual([]);
    // The same holds in an update.
    expect((await walk.plan({ name: what, ...unknowns })).diagnostics).toEqual([]);
  });

  it("and is checked once it is known", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_mysql");
    const both = { name: "both", ...mysql, database_password: "one", database_password_wo: "two" };
    const summaries = (await walk.validate(both)).map(({ summary }) => summary);
    expect(summaries).toEqual(["database_password and database_password_wo are both set"]);
  });
});

describe("both names of an argument, which a state has after an import,", () => {
  it.each([
    ["streamkap_source_mysql", { ...mysql, database_password: "sample" }],
    ["streamkap_source_dynamodb", { ...dynamodb, aws_access_key_id: "sample", aws_secret_key: "sample" }],
  ])(
    "count as one value in a configuration that was generated from the state: %s",
    async (typeName, args) => {
      const first = await Walk.start(simulator, typeName);
      expect(await first.apply({ name: `imported ${typeName}`, ...args })).toEqual([]);
      const walk = await Walk.start(simulator, typeName);
      await walk.import(first.id);
      const settable = walk.settable();
      const made = Object.fromEntries([...walk.state!].filter(([name]) => settable.has(name)));
      const twice = (await walk.validate(made)).filter(({ summary }) => summary.includes("two names"));
      expect(twice.length).toBeGreaterThan(0);
      expect(twice.every(({ severity }) => severity === "warning")).toBe(true);
      expect((await walk.validate(made)).filter(({ severity }) => severity === "error")).toEqual([]);
      expect((await walk.plan(made)).changes).toEqual([]);
    },
  );
});
