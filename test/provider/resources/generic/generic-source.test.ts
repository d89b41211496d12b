import { startSimulator, type Simulator, type SimulatorOptions } from "../../../../src/simulator/index.ts";
import { isMap, unknown, type Value } from "../../../../src/terraform/index.ts";
import { quirkSets } from "../../../support/quirk-sets.ts";
import { catalogueWithNewConnector } from "../../../support/new-connector.ts";
import { Walk, type Arguments } from "../../walk.ts";

const catalogue = catalogueWithNewConnector();
let simulator: Simulator;
const open = async (options: Partial<SimulatorOptions> = {}): Promise<Walk> => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, ...options });
  return Walk.start(simulator, "streamkap_source");
};
afterEach(() => simulator.close());

type Texts = Readonly<Record<string, Value>>;
const texts = (values: Texts): Value => new Map(Object.entries(values));
const plain = (value: Value): unknown => (isMap(value) ? Object.fromEntries(value) : value);

const host = "database.hostname.user.defined";
const port = "database.port.user.defined";
const tables = "table.include.list.user.defined";
const password = "database.password";

const settings = { [host]: "db.example.test", [port]: "7000", [tables]: "shop.orders" };
const secret = { [password]: "sample-password" };
const source = (config: Texts = settings, more: Arguments = { config_secret: texts(secret) }): Arguments => ({
  name: "new",
  connector: "newdb",
  config: texts(config),
  ...more,
});

/** The body that was sent last. */
const sent = (method: string): unknown =>
  simulator
    .requests()
    .filter((request) => request.method === method && request.path.startsWith("/sources"))
    .at(-1)?.body?.["config"];

describe("streamkap_source: a source of a connector that the catalogue lacks", () => {
  it("is created, and its state holds the settings that the configuration names", async () => {
    const walk = await open();
    expect(await walk.apply(source())).toEqual([]);
    expect(sent("POST")).toEqual({ ...settings, [password]: "***" });
    expect(plain(walk.attribute("config"))).toEqual(settings);
    expect(plain(walk.attribute("config_secret"))).toEqual(secret);
    expect(walk.attribute("connector_display_name")).toBe("NewDB");
    expect(walk.attribute("revision")).toBe(1);
    await walk.refresh();
    expect((await walk.plan(source())).changes).toEqual([]);
  });

  it.each(quirkSets.map(([name, quirks]) => [name, quirks] as const))(
    "shows no difference that nobody has caused, on an API with %s",
    async (_name, quirks) => {
      const walk = await open({ quirks: { ...quirks, restlessStatus: false, concurrentUpdates: "taken" } });
      const config = { ...settings, "database.sslmode": "disable", "ssh.enabled": "true", "ssh.host": "" };
      const full = source({ ...config, "ssh.host": "ssh.example.test", [port]: "07000" });
      expect(await walk.apply(full)).toEqual([]);
      await walk.refresh();
      expect((await walk.plan(full)).changes).toEqual([]);
      const changed = source({ ...settings, "ssh.enabled": "FALSE".toLowerCase(), [tables]: "" });
      expect(await walk.apply(changed)).toEqual([]);
      await walk.refresh();
      expect((await walk.plan(changed)).changes).toEqual([]);
    },
  );

  it("is changed, with null for a setting that is no longer named", async () => {
    const walk = await open();
    await walk.apply(source({ ...settings, "ssh.enabled": "true", "ssh.host": "ssh.example.test" }));
    const { [tables]: _, ...rest } = settings;
    const plan = await walk.plan(source(rest));
    expect([...plan.changes].sort()).toEqual(["config", "connector_status", "revision"]);
    expect(await walk.apply(source(rest))).toEqual([]);
    expect(sent("PUT")).toEqual({
      ...rest,
      [password]: "***",
      [tables]: null,
      "ssh.enabled": null,
      "ssh.host": null,
    });
    expect(walk.attribute("revision")).toBe(2);
    await walk.refresh();
    expect((await walk.plan(source(rest))).changes).toEqual([]);
  });

  it("sends a key once that has moved from one map to the other", async () => {
    const walk = await open();
    await walk.apply(source());
    const { [tables]: moved, ...rest } = settings;
    const after = source(rest, { config_secret: texts({ ...secret, [tables]: moved }) });
    expect((await walk.plan(after)).changes).toContain("config");
    await walk.apply(after);
    expect(sent("PUT")).toMatchObject({ [tables]: "shop.orders" });
    await walk.apply(source());
    expect(sent("PUT")).toMatchObject({ [tables]: "shop.orders" });
    expect((await walk.plan(source())).changes).toEqual([]);
  });

  it("is changed without a call if only its time-outs or its wait change", async () => {
    const walk = await open();
    await walk.apply(source());
    await walk.apply({ ...source(), wait: "none" });
    expect(sent("PUT")).toBeUndefined();
    expect(walk.attribute("wait")).toBe("none");
  });

  it.each<[string, Record<string, string | null>, Record<string, unknown>]>([
    [
      "a setting",
      { [host]: "other.example.test" },
      { config: { ...settings, [host]: "other.example.test" } },
    ],
    [
      "a setting that was reset and",
      { [tables]: null },
      { config: { [host]: settings[host], [port]: "7000" } },
    ],
    ["a secret", { [password]: "by-hand" }, { config_secret: { [password]: "by-hand" } }],
  ])("shows %s that somebody else has changed", async (_name, config, expected) => {
    const walk = await open();
    await walk.apply(source());
    simulator.change(walk.id, { config });
    await walk.refresh();
    for (const [name, value] of Object.entries(expected)) expect(plain(walk.attribute(name))).toEqual(value);
    expect((await walk.plan(source())).changes).toContain(Object.keys(expected)[0]);
  });

  it("does not show a change from outside of a setting that the configuration does not name", async () => {
    const walk = await open();
    await walk.apply(source());
    simulator.change(walk.id, { config: { "database.sslmode": "disable" } });
    await walk.refresh();
    expect((await walk.plan(source())).changes).toEqual([]);
  });

  it("keeps a null among its settings", async () => {
    const walk = await open();
    const args = source({ ...settings, "database.sslmode": null });
    expect(await walk.apply(args)).toEqual([]);
    expect(sent("POST")).toMatchObject({ "database.sslmode": null });
    await walk.refresh();
    expect((await walk.plan(args)).changes).toEqual([]);
  });

  it("is replaced if its connector changes", async () => {
    const walk = await open();
    await walk.apply(source());
    const plan = await walk.plan({ name: "new", connector: "webhook" });
    expect(plan.requiresReplace).toEqual([[{ attribute: "connector" }]]);
  });

  it("can be planned while its settings and its connector are unknown", async () => {
    const walk = await open();
    const early: Arguments = { name: "new", connector: unknown, config: unknown, config_secret: unknown };
    const created = await walk.plan(early);
    expect(created.diagnostics).toEqual([]);
    expect(created.plannedState?.get("connector")).toBe(unknown);
    await walk.apply(source());
    const changed = await walk.plan(source({ ...settings, [host]: unknown }));
    expect(changed.diagnostics).toEqual([]);
    expect([...changed.changes].sort()).toEqual(["config", "connector_status", "revision"]);
    expect((await walk.plan({ ...source(), config: unknown })).changes).toContain("revision");
  });

  it("is in the state if it was made and then broke", async () => {
    const walk = await open();
    simulator.breakNext("new", {});
    const timeouts = texts({ create: "1s", update: null, delete: null });
    expect(await walk.apply({ ...source(), timeouts })).toMatchObject([
      { severity: "error", detail: expect.stringContaining("terraform untaint '<the address") },
    ]);
    expect(plain(walk.attribute("config"))).toEqual(settings);
    expect(walk.id).toMatch(/^[0-9a-f]{24}$/);
  });

  it("is destroyed", async () => {
    const walk = await open();
    await walk.apply(source());
    expect(await walk.destroy()).toEqual([]);
    expect(simulator.sources()).toEqual([]);
  });
});

describe("withSettingPaths: a setting that the API refuses", () => {
  it("is shown in the argument that holds it", async () => {
    const walk = await open();
    const refuse = (key: string): unknown =>
      simulator.inject({
        method: "POST",
        path: "/sources",
        act: "answer",
        status: 422,
        body: JSON.stringify({ detail: `Invalid value for '${key}'` }),
      });
    refuse(host);
    expect(await walk.apply(source())).toMatchObject([{ path: [{ attribute: "config" }, { key: host }] }]);
    refuse(password);
    const unstored = source(settings, { config_secret_wo: texts(secret) });
    expect(await walk.apply(unstored)).toMatchObject([
      { path: [{ attribute: "config_secret_wo" }, { key: password }] },
    ]);
    expect(walk.state).toBeNull();
  });

  it("leaves the state as it was before the update", async () => {
    const walk = await open();
    await walk.apply(source());
    const before = walk.state;
    const body = JSON.stringify({ detail: "no" });
    simulator.inject({ method: "PUT", path: "/sources/{id}", act: "answer", status: 422, body });
    expect(await walk.apply(source({ ...settings, [host]: "other" }))).toMatchObject([{ severity: "error" }]);
    expect(walk.state).toEqual(before);
  });
});

describe("streamkap_source: secrets that are write-only", () => {
  const given = (value: Value, version: Value = null): Arguments =>
    source(settings, {
      config_secret_wo: value === unknown ? unknown : texts({ [password]: value }),
      config_secret_wo_version: version,
    });

  it("are sent, but in no state", async () => {
    const walk = await open();
    expect(await walk.apply(given("one"))).toEqual([]);
    expect(sent("POST")).toEqual({ ...settings, [password]: "***" });
    expect(JSON.stringify([...walk.state!].map(([, value]) => plain(value)))).not.toContain("one");
    await walk.refresh();
    expect(walk.attribute("config_secret")).toBeNull();
    expect((await walk.plan(given("one"))).changes).toEqual([]);
  });

  it("cause a change when their values differ", async () => {
    const walk = await open();
    await walk.apply(given("one"));
    expect([...(await walk.plan(given("two"))).changes].sort()).toEqual(["connector_status", "revision"]);
    expect(await walk.apply(given("two"))).toEqual([]);
    expect(sent("PUT")).toMatchObject({ [password]: "***" });
    expect((await walk.plan(given("two"))).changes).toEqual([]);
  });

  it("cause a change when somebody else has changed them", async () => {
    const walk = await open();
    await walk.apply(given("one"));
    simulator.change(walk.id, { config: { [password]: "by-hand" } });
    await walk.refresh();
    expect([...(await walk.plan(given("one"))).changes].sort()).toEqual(["connector_status", "revision"]);
  });

  it("with a version are sent again when the version changes", async () => {
    const walk = await open();
    await walk.apply(given("one", 1));
    expect((await walk.plan(given("two", 1))).changes).toEqual([]);
    expect((await walk.plan(given(unknown, 1))).changes).toEqual([]);
    expect((await walk.plan(given("two", 2))).changes).toContain("config_secret_wo_version");
    await walk.apply(given("two", 2));
    expect(sent("PUT")).toMatchObject({ [password]: "***" });
  });

  it("are planned as a change while they are unknown", async () => {
    const walk = await open();
    expect((await walk.plan(given(unknown))).diagnostics).toEqual([]);
    await walk.apply(given("one"));
    expect([...(await walk.plan(given(unknown))).changes].sort()).toEqual(["connector_status", "revision"]);
    await walk.apply(source());
    expect((await walk.plan(given(unknown))).changes).toContain("revision");
  });

  it("replace stored secrets, and are replaced by them", async () => {
    const walk = await open();
    await walk.apply(source());
    await walk.apply(given("one"));
    expect(walk.attribute("config_secret")).toBeNull();
    await walk.apply(source());
    expect(plain(walk.attribute("config_secret"))).toEqual(secret);
    expect((await walk.plan(source())).changes).toEqual([]);
  });

  it("are sent as null when the configuration no longer gives them", async () => {
    const walk = await open();
    const passphrase = "ssh.passphrase";
    const tunnel = { ...settings, "ssh.enabled": "true", "ssh.host": "ssh.example.test" };
    await walk.apply(source(tunnel, { config_secret_wo: texts({ ...secret, [passphrase]: "sample" }) }));
    const without = source(tunnel, { config_secret_wo: texts(secret) });
    expect((await walk.plan(without)).changes).toContain("revision");
    await walk.apply(without);
    expect(sent("PUT")).toMatchObject({ [passphrase]: null });
    expect((await walk.plan(without)).changes).toEqual([]);
  });
});
