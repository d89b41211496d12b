import { readCatalogue } from "../../../../src/catalogue/index.ts";
import { brokenWarnings } from "../../../../src/provider/operations/read/broken-warning.ts";
import { startSimulator, type Simulator } from "../../../../src/simulator/index.ts";
import type { Source } from "../../../../src/streamkap/index.ts";
import { catalogueFolder } from "../../../support/paths.ts";
import { Walk } from "../../walk.ts";

const trace = "ConnectException: no entry for sample-password\n\tat io.debezium.Task\nCaused by: no route";

describe("brokenWarnings: a read of a source that has broken since the last apply", () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 0 });
  });
  afterEach(() => simulator.close());

  const settings = {
    database_hostname: "db.example.test",
    database_user: "streamkap",
    database_include_list: "shop",
    table_include_list: "shop.orders",
  };

  it.each([
    ["stored", { database_password: "sample-password" }],
    ["write-only", { database_password_wo: "sample-password" }],
  ])("warns with the id and the trace, in which a %s secret is hidden", async (_kind, secret) => {
    const walk = await Walk.start(simulator, "streamkap_source_mysql");
    await walk.apply({ name: "orders", ...settings, ...secret });
    expect(await walk.refresh()).toEqual([]);
    simulator.change(walk.id, { broken: { trace } });
    const told = await walk.refresh();
    expect(told).toMatchObject([
      { severity: "warning", summary: `The source "orders" (${walk.id}) is Broken`, path: [] },
    ]);
    expect(told[0]!.detail).toContain("Task 0 failed:\n  ConnectException: no entry for ***\n");
    expect((await walk.plan({ name: "orders", ...settings, ...secret })).changes).toEqual([]);
    simulator.change(walk.id, { broken: null });
    expect(await walk.refresh()).toEqual([]);
  });

  it("warns at an import too, and for the generic resource", async () => {
    const id = simulator.addSource({ name: "hook", connector: "webhook" });
    simulator.change(id, { broken: { trace: "" } });
    for (const typeName of ["streamkap_source_webhook", "streamkap_source"]) {
      const walk = await Walk.start(simulator, typeName);
      expect(await walk.import(id)).toMatchObject([
        {
          summary: `The source "hook" (${id}) is Broken`,
          detail: expect.stringContaining("do not say why"),
        },
      ]);
    }
  });
});

describe("brokenWarnings in one run", () => {
  const state = new Map([
    ["id", "66a0c0ffee0000000000beef"],
    ["name", "orders"],
  ]);
  const task = (status: object): Source =>
    ({
      connector_status: "Active",
      desired_state: "Active",
      task_statuses: { "1": status },
    }) as Partial<Source> as Source;
  const warn = (source: Source, count = { reported: 0 }) =>
    brokenWarnings(source, state, (text) => text.replaceAll("sample", "***"), count);

  it("report a failed task too if the connector is called Active", () => {
    expect(warn(task({ state: "FAILED", trace }))).toMatchObject([
      { summary: 'A task of the source "orders" (66a0c0ffee0000000000beef) failed' },
    ]);
  });

  it("report no task that runs, and no source that is being deleted", () => {
    expect(warn(task({ state: "RUNNING" }))).toEqual([]);
    expect(warn({ ...task({ state: "FAILED" }), desired_state: "Pending Delete" })).toEqual([]);
  });

  it("are full for ten sources, and one line with the cause for the others", () => {
    const count = { reported: 0 };
    const broken = task({ state: "FAILED", trace });
    const details = Array.from({ length: 12 }, () => warn(broken, count)[0]!.detail);
    expect(details.slice(0, 10).every((detail) => detail.includes("Task 1 failed:"))).toBe(true);
    expect(details.slice(10)).toEqual(["no route", "no route"]);
  });
});
