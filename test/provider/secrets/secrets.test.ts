import { readCatalogue } from "../../../src/catalogue/index.ts";
import { secretSettings } from "../../../src/provider/secrets/index.ts";
import { startSimulator, type Quirks, type Simulator } from "../../../src/simulator/index.ts";
import { isMap, unknown, type Value } from "../../../src/terraform/index.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { Walk } from "../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
const needed: Readonly<Record<string, Value>> = {
  name: "orders",
  database_hostname: "db.example.test",
  database_user: "reader",
  database_dbname: "shop",
  schema_include_list: "public",
  table_include_list: "public.orders",
};
const wo = (value: Value, version: Value = null): Record<string, Value> => ({
  ...needed,
  database_password_wo: value,
  database_password_wo_version: version,
});
const stored = { ...needed, database_password: "example-one" };

let simulator: Simulator;
const started: Simulator[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.close()));
});

async function start(
  quirks: Quirks = {},
  provider: Readonly<Record<string, Value>> = {},
  typeName = "streamkap_source_postgresql",
): Promise<Walk> {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
  started.push(simulator);
  return Walk.start(simulator, typeName, { provider });
}

/** The changes that have reached the API. */
const puts = (): number =>
  simulator.requests().filter(({ method, status }) => method === "PUT" && status === 200).length;

/** The password that the API has, as an import would see it. */
async function passwordAtApi(): Promise<Value> {
  const other = await Walk.start(simulator, "streamkap_source_postgresql");
  await other.import(simulator.sources()[0]?.id ?? "");
  return other.attribute("database_password");
}

it("gives every secret of a user a write-only twin, whose name no setting has", () => {
  const given = [...catalogue.values()].map((connector) => [
    secretSettings(connector).map(({ attribute }) => attribute),
    connector.settings
      .filter(({ sensitive, readOnly }) => sensitive && !readOnly)
      .map(({ attribute }) => attribute),
  ]);
  expect(given.map(([withTwin]) => withTwin)).toEqual(given.map(([, secret]) => secret));
  expect(given.flatMap(([withTwin]) => withTwin).length).toBeGreaterThan(20);
  const all = [...catalogue.values()].flatMap(({ settings }) => settings.map(({ attribute }) => attribute));
  expect(all.filter((name) => /_wo(_version)?$/.test(name))).toEqual([]);
});

describe("secrets: a write-only secret", () => {
  it("reaches the API, but no plan, state or private data", async () => {
    const walk = await start();
    const plan = await walk.plan(wo("example-one"));
    expect(plan.plannedState?.get("database_password")).toBeNull();
    expect(await walk.apply(wo("example-one"))).toEqual([]);
    expect(walk.attribute("database_password")).toBeNull();
    await walk.refresh();
    expect(walk.attribute("database_password")).toBeNull();
    expect(Buffer.from(walk.private).toString()).not.toContain("example-one");
    expect((await walk.plan(wo("example-one"))).changes).toEqual([]);
    expect(await passwordAtApi()).toBe("example-one");
  });

  it("is in no state if the source breaks during the wait", async () => {
    const walk = await start();
    simulator.breakNext("orders", { trace: "password example-one refused" });
    const [diagnostic] = await walk.apply({
      ...wo("example-one"),
      timeouts: new Map([
        ["create", "1s"],
        ["update", null],
        ["delete", null],
      ]),
    });
    expect(diagnostic?.severity).toBe("error");
    expect(diagnostic?.detail).not.toContain("example-one");
    expect(walk.attribute("database_password")).toBeNull();
    expect(walk.id).toMatch(/^[0-9a-f]{24}$/);
    // A task's trace quotes the password of a failed login, and the state holds the trace.
    const trace = (): unknown => {
      const statuses = walk.attribute("task_statuses");
      const first = isMap(statuses) ? (statuses.get("0") ?? null) : null;
      return isMap(first) ? first.get("trace") : undefined;
    };
    expect(trace()).toBe("password *** refused");
    await walk.refresh();
    expect(trace()).toBe("password *** refused");
  });

  it("is a change when its value is another one, and is sent once", async () => {
    const walk = await start();
    await walk.apply(wo("example-one"));
    const plan = await walk.plan(wo("example-two"));
    expect(plan.changes).toEqual(["connector_status", "revision"]);
    await walk.apply(wo("example-two"));
    expect([puts(), await passwordAtApi()]).toEqual([1, "example-two"]);
    await walk.refresh();
    expect((await walk.plan(wo("example-two"))).changes).toEqual([]);
  });

  it("with a version is sent when the version and the value have changed", async () => {
    const walk = await start();
    await walk.apply(wo("example-one", 1));
    expect((await walk.plan(wo("example-two", 1))).changes).toEqual([]);
    await walk.apply(wo("example-one", 2));
    expect(puts()).toBe(0);
    const plan = await walk.plan(wo("example-two", 3));
    expect(plan.changes).toEqual(["connector_status", "revision", "database_password_wo_version"]);
    await walk.apply(wo("example-two", 3));
    expect([puts(), walk.attribute("revision"), await passwordAtApi()]).toEqual([1, 2, "example-two"]);
    expect((await walk.plan(wo("example-three", 3))).changes).toEqual([]);
  });

  it("is planned as a change while it is unknown", async () => {
    const walk = await start();
    await walk.apply(wo("example-one"));
    expect((await walk.plan(wo(unknown))).changes).toEqual(["connector_status", "revision"]);
  });

  it("is sent with every other change", async () => {
    const walk = await start();
    await walk.apply(wo("example-one", 1));
    await walk.apply({ ...wo("example-one", 1), database_dbname: "other" });
    expect(await passwordAtApi()).toBe("example-one");
  });

  it("is sent again after a change that the API refused", async () => {
    const walk = await start();
    await walk.apply(wo("example-one"));
    simulator.inject({
      method: "PUT",
      act: "answer",
      status: 422,
      body: '{"detail":"example-two is too short"}',
    });
    const [diagnostic] = await walk.apply(wo("example-two"));
    expect(diagnostic?.detail).toContain("is too short");
    expect(diagnostic?.detail).not.toContain("example-two");
    expect((await walk.plan(wo("example-two"))).changes).toEqual(["connector_status", "revision"]);
    expect((await walk.plan(wo("example-one"))).changes).toEqual([]);
  });

  it.each<[string, Quirks, string[]]>([
    ["is seen", {}, ["connector_status", "revision"]],
    ["goes unseen if the API shows no secrets", { secrets: "null" }, []],
    ["goes unseen if the API masks secrets", { secrets: "masked" }, []],
  ])("that was changed from outside %s, with a version and without", async (_name, quirks, changes) => {
    for (const version of [null, 1]) {
      const walk = await start(quirks);
      await walk.apply(wo("example-one", version));
      simulator.change(walk.id, { config: { "database.password": "theirs" } });
      await walk.refresh();
      expect((await walk.plan(wo("example-one", version))).changes).toEqual(changes);
      if (changes.length > 0) {
        await walk.apply(wo("example-one", version));
        expect(await passwordAtApi()).toBe("example-one");
        await walk.refresh();
        expect((await walk.plan(wo("example-one", version))).changes).toEqual([]);
      }
    }
  });

  it("that was changed from outside goes unseen with secret_returned = false", async () => {
    const walk = await start({}, { secret_returned: false });
    await walk.apply(wo("example-one"));
    simulator.change(walk.id, { config: { "database.password": "theirs" } });
    await walk.refresh();
    expect((await walk.plan(wo("example-one"))).changes).toEqual([]);
  });

  it("replaces a stored secret, and is replaced by one", async () => {
    const walk = await start();
    await walk.apply(stored);
    await walk.refresh();
    expect((await walk.plan(wo("example-one"))).plannedState?.get("database_password")).toBeNull();
    await walk.apply(wo("example-one"));
    await walk.refresh();
    expect(walk.attribute("database_password")).toBeNull();
    expect((await walk.plan(wo("example-one"))).changes).toEqual([]);
    await walk.apply(stored);
    await walk.refresh();
    expect((await walk.plan(stored)).changes).toEqual([]);
    expect(await passwordAtApi()).toBe("example-one");
  });

  it("causes one change after an import, and no further one", async () => {
    const walk = await start();
    await walk.apply(stored);
    const imported = await Walk.start(simulator, "streamkap_source_postgresql");
    await imported.import(walk.id);
    await imported.apply(wo("example-one"));
    expect(imported.attribute("database_password")).toBeNull();
    await imported.refresh();
    expect((await imported.plan(wo("example-one"))).changes).toEqual([]);
  });

  it.each<[string, Quirks]>([
    ["in clear", {}],
    ["as null", { secrets: "null" }],
    ["as a mask", { secrets: "masked" }],
  ])(
    "with a default causes no change while it stays the same, if the API answers it %s",
    async (_name, quirks) => {
      const walk = await start(quirks, {}, "streamkap_source_stripe_webhook");
      const given = { name: "pay", camel_source_snapshot_stripe_api_key_wo: "example-key" };
      await walk.apply(given);
      await walk.refresh();
      expect((await walk.plan(given)).changes).toEqual([]);
    },
  );

  it("is reset if it is optional and the configuration no longer gives it", async () => {
    const walk = await start({}, {}, "streamkap_source_stripe_webhook");
    const name = "camel_source_snapshot_stripe_api_key";
    const given = { name: "pay", [`${name}_wo`]: "example-key" };
    await walk.apply(given);
    await walk.refresh();
    expect((await walk.plan(given)).changes).toEqual([]);
    expect((await walk.plan({ name: "pay" })).changes).toEqual(["connector_status", "revision", name]);
    await walk.apply({ name: "pay" });
    await walk.refresh();
    expect([puts(), walk.attribute(name)]).toEqual([1, ""]);
    expect((await walk.plan({ name: "pay" })).changes).toEqual([]);
  });
});
