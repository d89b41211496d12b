import { startSimulator, type Simulator, type SimulatorOptions } from "../../../../src/simulator/index.ts";
import { catalogue } from "../../scene.ts";
import { Walk } from "../../walk.ts";

let simulator: Simulator;
const open = async (options: Partial<SimulatorOptions> = {}): Promise<void> => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, ...options });
};
afterEach(() => simulator.close());

const id = "66a0c0ffee0000000000beef";
const aName = "It is part of the address of the source's page in Streamkap. A name is not accepted.";
const inside = `The text contains one: use "${id}" alone.`;

describe("importSource", () => {
  it.each([
    ["a name", "orders", aName],
    ["a blank before it", ` ${id}`, inside],
    ["a blank after it", `${id} `, inside],
    ["the address of its page", `https://app.streamkap.com/sources/${id}?tab=logs`, inside],
    [
      "an address that holds another id too",
      `https://app.streamkap.com/t/${id}/sources/66a0c0ffee0000000000aaaa`,
      aName,
    ],
    ["an id that is too long", `${id}0`, aName],
    ["an empty text", "", aName],
    ["a path", `../${id}`, inside],
  ])("refuses %s, and says what to do", async (_name, given, advice) => {
    await open();
    const walk = await Walk.start(simulator, "streamkap_source_webhook");
    expect(await walk.import(given)).toMatchObject([
      {
        severity: "error",
        summary: `"${given}" is not the id of a source`,
        detail: expect.stringContaining(advice),
      },
    ]);
    expect(walk.state).toBeNull();
  });
});

describe("expectedConnector: a source of another connector", () => {
  it("gives an error at import that names the right resource", async () => {
    await open();
    const other = simulator.addSource({ name: "x", connector: "webhook" });
    const [found] = simulator.sources();
    const source = { ...found, connector: "sqlserveraws", connector_display_name: "SQL Server" };
    const body = JSON.stringify({ total: 1, page: 1, page_size: 10, result: [source] });
    simulator.inject({ act: "answer", status: 200, body, method: "GET", path: "/sources/{id}" });
    const walk = await Walk.start(simulator, "streamkap_source_webhook");
    const diagnostics = await walk.import(other);
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        summary: `Source ${other} is no Webhook source`,
        detail:
          "Its connector is sqlserveraws (SQL Server), and this resource is for webhook. " +
          'Use resource "streamkap_source_sqlserver", or another id.',
      },
    ]);
  });

  it("keeps the state at a read, and the error says that no resource is for the connector", async () => {
    await open();
    const walk = await Walk.start(simulator, "streamkap_source_webhook");
    await walk.apply({ name: "hook" });
    const before = walk.state;
    const source = { ...simulator.sources()[0], connector: "quantumdb", connector_display_name: null };
    const body = JSON.stringify({ total: 1, page: 1, page_size: 10, result: [source] });
    simulator.inject({ act: "answer", status: 200, body, method: "GET", path: "/sources/{id}" });
    expect(await walk.refresh()).toMatchObject([
      {
        severity: "error",
        detail:
          "Its connector is quantumdb, and this resource is for webhook. " +
          "No resource of this version of the provider is for that connector: streamkap_source takes any.",
      },
    ]);
    expect(walk.state).toEqual(before);
  });
});

describe("readSource for a source with unknown keys, and with old ones", () => {
  it("imports the source, and the next plan is empty", async () => {
    await open({ quirks: { extraDefaults: true, values: "mixed" } });
    const config = {
      "database.hostname.user.defined": "db.example.test",
      "database.user": "streamkap",
      "database.password": "sample-password",
      "database.include.list.user.defined": "shop",
      "table.include.list.user.defined": "shop.orders",
      "database.connectionTimeZone": "SERVER",
    };
    const there = simulator.addSource({ name: "orders", connector: "mysql", config });
    const walk = await Walk.start(simulator, "streamkap_source_mysql");
    expect(await walk.import(there)).toEqual([]);
    expect(walk.attribute("database_hostname")).toBe("db.example.test");
    // The present name and the deprecated one stand for the same setting.
    expect(walk.attribute("database_connection_timezone")).toBe(
      walk.attribute("database_connection_time_zone"),
    );
    const plan = await walk.plan({
      name: "orders",
      database_hostname: "db.example.test",
      database_user: "streamkap",
      database_password: "sample-password",
      database_include_list: "shop",
      table_include_list: "shop.orders",
    });
    expect(plan.changes).toEqual([]);
  });
});

describe("readSource for a source that somebody has deleted", () => {
  it.each(["empty", "404"] as const)("drops the source from the state (%s)", async (notFound) => {
    await open({ quirks: { notFound } });
    const walk = await Walk.start(simulator, "streamkap_source_webhook");
    await walk.apply({ name: "hook" });
    simulator.change(walk.id, { deleted: true });
    expect(await walk.refresh()).toEqual([]);
    expect(walk.state).toBeNull();
  });

  it.each([
    [
      "a page of a proxy",
      { status: 404, contentType: "text/html", body: "<html><title>No site</title></html>" },
    ],
    [
      "Kafka Connect's 404",
      { status: 404, body: '{"detail":"Kafka Connect API call failed with status code 404 and response"}' },
    ],
    ["a list that cannot be read", { status: 200, body: '{"result":null}' }],
    ["an empty answer", { status: 200, body: "" }],
  ])("keeps the source if the answer is %s", async (_name, answer) => {
    await open();
    const walk = await Walk.start(simulator, "streamkap_source_webhook", { provider: { max_retries: 0 } });
    await walk.apply({ name: "hook" });
    const before = walk.state;
    simulator.inject({ act: "answer", ...answer, method: "GET", path: "/sources/{id}" });
    expect(await walk.refresh()).toMatchObject([{ severity: "error" }]);
    expect(walk.state).toEqual(before);
  });
});
