import { readCatalogue } from "../../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { Walk, type Arguments } from "../walk.ts";

const put = { method: "PUT", path: "/sources/{id}" } as const;
const catalogue = readCatalogue(catalogueFolder);

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
});
afterEach(() => simulator.close());

const mysql = {
  name: "orders",
  database_hostname: "one.example.test",
  database_user: "streamkap",
  database_password: "sample-password",
  database_include_list: "shop",
  table_include_list: "shop.orders",
};
const start = (): Promise<Walk> => Walk.start(simulator, "streamkap_source_mysql");
const summary = ({ id }: Walk, name = "orders"): string => `The source "${name}" (${id}) is not as planned`;

describe("warnContradicted: an answer with the former values", () => {
  it("gives one warning that lists each argument, the value that was asked for, and the one that Streamkap has", async () => {
    const walk = await start();
    await walk.apply(mysql);
    simulator.inject({ ...put, act: "ignore" });
    const moved = { ...mysql, name: "invoices", database_hostname: "two.example.test", database_port: 3307 };
    const told = await walk.apply({ ...moved, database_password: "other-sample-value" });
    expect(told).toMatchObject([{ severity: "warning", path: [], summary: summary(walk, "invoices") }]);
    const detail = told[0]!.detail;
    expect(detail).toContain('- name: the plan has "invoices", and Streamkap has "orders".');
    expect(detail).toContain(
      '- database_hostname: the plan has "two.example.test", and Streamkap has "one.example.test".',
    );
    expect(detail).toContain("- database_port: the plan has 3307, and Streamkap has 3306.");
    expect(detail).toContain("- database_password: Streamkap has another value than the one that was sent");
    expect(detail).not.toContain("sample");
    expect(walk.attribute("database_hostname")).toBe("two.example.test");
    await walk.refresh();
    expect((await walk.plan(moved)).changes).toContain("database_hostname");
  });

  it.each<[string, Arguments, string]>([
    ["tags", { tags: [] }, '- tags: the plan has [], and Streamkap has ["670e5ca40afe1d3983ce0c22"].'],
    ["a desired state", { desired_state: "Paused", wait: "none" }, ""],
    [
      "a setting that was to be removed",
      { signal_data_collection_schema_or_database: "" },
      '- signal_data_collection_schema_or_database: the plan has nothing, and Streamkap has "shop".',
    ],
  ])("is reported for %s, or mended by an action", async (_what, change, expected) => {
    const args = {
      ...mysql,
      tags: ["670e5ca40afe1d3983ce0c22"],
      desired_state: "Active",
      signal_data_collection_schema_or_database: "shop",
    };
    const walk = await start();
    await walk.apply(args);
    simulator.inject({ ...put, act: "ignore" });
    const told = await walk.apply({ ...args, ...change });
    expect(told.map(({ detail }) => detail)).toEqual(
      expected === "" ? [] : [expect.stringContaining(expected)],
    );
  });

  it("is reported for a write-only secret by its name, and the state holds nothing of the secret", async () => {
    const { database_password: _stored, ...rest } = mysql;
    const walk = await start();
    await walk.apply({ ...rest, database_password_wo: "first-sample-value" });
    simulator.inject({ ...put, act: "ignore" });
    const told = await walk.apply({ ...rest, database_password_wo: "second-sample-value" });
    expect(told).toMatchObject([{ summary: summary(walk), path: [{ attribute: "database_password_wo" }] }]);
    expect(JSON.stringify([told, [...walk.state!]])).not.toContain("sample-value");
  });

  it("is reported for a setting of the generic resource at its place in the configuration", async () => {
    const walk = await Walk.start(simulator, "streamkap_source");
    const key = "transforms.ValueToKey.fields.include.list";
    const args = (text: string): Arguments => ({
      name: "hook",
      connector: "webhook",
      config: new Map([[key, text]]),
    });
    await walk.apply(args("a.b"));
    simulator.inject({ ...put, act: "ignore" });
    expect(await walk.apply(args("a.c"))).toMatchObject([
      {
        path: [{ attribute: "config" }, { key }],
        detail: expect.stringContaining('the plan has "a.c", and Streamkap has "a.b"'),
      },
    ]);
  });
});

describe("warnContradicted: a text that the API trims", () => {
  it("is reported without its long value, with the function that removes the blanks", async () => {
    const walk = await start();
    const file = `${Array.from({ length: 200 }, (_, at) => `shop.table${String(at)}`).join(",")}\n`;
    simulator.inject({ method: "POST", path: "/sources", act: "trim" });
    const told = await walk.apply({ ...mysql, table_include_list: file });
    expect(told).toMatchObject([
      {
        path: [{ attribute: "table_include_list" }],
        detail: expect.stringContaining("trimspace() removes those that come from a file"),
      },
    ]);
    expect(told[0]!.detail.length).toBeLessThan(700);
  });
});

describe("warnContradicted: an answer that means what was asked for", () => {
  it.each([
    ["texts", {}],
    ["its own kinds of values, and more than was asked for", { values: "native", extraDefaults: true }],
    ["choices with blanks, masked secrets", { enumBlanks: true, secrets: "masked" }],
    ["no secrets, and little of what may be null", { secrets: "null", sparse: true }],
    ["values that the platform makes anew", { renewedKeys: true, placeholders: true }],
    ["empty texts", { emptyStrings: "kept" }],
    ["a PUT that takes no desired state", { putIgnoresDesiredState: true }],
  ] as const)("gives no warning: %s", async (_what, quirks) => {
    await simulator.close();
    simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
    const walk = await start();
    const args = {
      ...mysql,
      database_port: 3307,
      tags: ["670e5ca40afe1d3983ce0c22", "670e5ca40afe1d3983ce0c23"],
      signal_data_collection_schema_or_database: "",
    };
    expect(await walk.apply({ ...args, wait: "none" })).toEqual([]);
    expect(await walk.apply({ ...args, desired_state: "Paused", database_port: 3308 })).toEqual([]);
    expect(await walk.apply({ ...args, desired_state: "Paused", name: "renamed" })).toEqual([]);
  });
});
