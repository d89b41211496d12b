import { startSimulator, type Simulator, type SimulatorOptions } from "../../../../src/simulator/index.ts";
import { isMap, type Value } from "../../../../src/terraform/index.ts";
import { catalogueWithNewConnector } from "../../../support/new-connector.ts";
import { Walk, type Arguments } from "../../walk.ts";

let simulator: Simulator;
const open = async (options: Partial<SimulatorOptions> = {}, provider: Arguments = {}): Promise<Walk> => {
  simulator = await startSimulator({ catalogue: catalogueWithNewConnector(), deployTimeMs: 0, ...options });
  return Walk.start(simulator, "streamkap_source", { provider: { max_retries: 0, ...provider } });
};
afterEach(() => simulator.close());

const plain = (value: Value): unknown => (isMap(value) ? Object.fromEntries(value) : value);
const host = "database.hostname.user.defined";
const password = "database.password";
const given = { [host]: "db.example.test", "database.sslmode": "disable" };
const addSource = (): string =>
  simulator.addSource({
    name: "new",
    connector: "newdb",
    config: { ...given, [password]: "sample-password" },
  });
const configured: Arguments = {
  name: "new",
  connector: "newdb",
  config: new Map(Object.entries(given)),
  config_secret: new Map([[password, "sample-password"]]),
};

describe("importedSettings takes over the settings that somebody may have set", () => {
  it.each([
    ["texts", {}],
    ["native values", { values: "native", enumBlanks: true, placeholders: true }],
  ] as const)("from %s", async (_name, quirks) => {
    const walk = await open({ quirks });
    expect(await walk.import(addSource())).toEqual([]);
    expect(plain(walk.attribute("config"))).toEqual(given);
    expect(plain(walk.attribute("config_secret"))).toEqual({ [password]: "sample-password" });
    expect(walk.attribute("connector")).toBe("newdb");
    expect((await walk.plan(configured)).changes).toEqual([]);
    await walk.refresh();
    expect((await walk.plan(configured)).changes).toEqual([]);
  });

  it.each([
    ["masks secrets", { secrets: "masked" }, {}],
    ["shows no secrets", { secrets: "null" }, {}],
    ["is not asked for secrets", {}, { secret_returned: false }],
  ] as const)("but no secrets if the API %s", async (_name, quirks, provider) => {
    const walk = await open({ quirks }, provider);
    expect(await walk.import(addSource())).toEqual([]);
    expect(plain(walk.attribute("config"))).toEqual(given);
    expect(walk.attribute("config_secret")).toBeNull();
    expect((await walk.plan(configured)).changes).toContain("config_secret");
  });

  it("for a connector of the catalogue too", async () => {
    const walk = await open();
    const id = simulator.addSource({ name: "hook", connector: "webhook" });
    expect(await walk.import(id)).toEqual([]);
    expect(walk.attribute("config")).toBeNull();
    expect((await walk.plan({ name: "hook", connector: "webhook" })).changes).toEqual([]);
  });
});

describe("importedConnector without a description of the connector", () => {
  const describeWith = (answer: { readonly status: number; readonly body: string }): void => {
    simulator.inject({ method: "GET", path: "/sources/connectors", act: "answer", times: 0, ...answer });
  };

  it("imports nothing if Streamkap may answer later", async () => {
    const walk = await open();
    const id = addSource();
    describeWith({ status: 500, body: '{"detail":"oops"}' });
    expect(await walk.import(id)).toMatchObject([
      { severity: "error", summary: `It cannot be told which settings source ${id} has` },
    ]);
  });

  it("imports the source without its settings if Streamkap does not describe the connector", async () => {
    const walk = await open();
    const id = addSource();
    describeWith({ status: 200, body: "{}" });
    expect(await walk.import(id)).toMatchObject([
      { severity: "warning", summary: `Source ${id} is imported without its settings` },
    ]);
    expect(walk.attribute("config")).toBeNull();
    await walk.apply(configured);
    await walk.refresh();
    expect((await walk.plan(configured)).changes).toEqual([]);
  });
});
