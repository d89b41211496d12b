import { readCatalogue } from "../../../../src/catalogue/index.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../../../src/simulator/index.ts";
import { unknown, type JsonValue, type Value } from "../../../../src/terraform/index.ts";
import { presentSources } from "../../../../src/provider/resources/sources-ready/awaited-sources.ts";
import { catalogueFolder } from "../../../support/paths.ts";
import { Walk, type Arguments } from "../../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
let simulator: Simulator;
afterEach(() => simulator.close());

async function open(options: Partial<SimulatorOptions> = {}): Promise<Walk> {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, ...options });
  return Walk.start(simulator, "streamkap_sources_ready");
}
const add = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    simulator.addSource({ name: `hook ${String(index)}`, connector: "webhook" }),
  );
const timeouts = (duration: string): Value =>
  new Map([
    ["create", duration],
    ["update", duration],
  ]);
const source = (id: Value, revision: Value = 1): Value =>
  new Map([
    ["id", id],
    ["revision", revision],
  ]);
/** The argument `sources`: a map of sources by key. */
const sources = (entries: Readonly<Record<string, Value>>): Value => new Map(Object.entries(entries));
/** Each source under the key s0, s1 and so on. */
const waitingFor = (ids: readonly string[], revision = 1, patience = "20m"): Arguments => ({
  sources: new Map(ids.map((id, index) => [`s${String(index)}`, source(id, revision)])),
  timeouts: timeouts(patience),
});
const statuses = (walk: Walk): Value[] => {
  const value = walk.attribute("statuses");
  return value instanceof Map ? [...(value as Map<string, Value>).values()] : [];
};
const calls = (): number => simulator.requests().filter(({ path }) => path.startsWith("/sources")).length;

it("waits until all sources are Active", async () => {
  const walk = await open({ deployTimeMs: 400 });
  const ids = add(3);
  expect(await walk.apply(waitingFor(ids))).toEqual([]);
  expect(statuses(walk)).toEqual(["Active", "Active", "Active"]);
  expect(walk.attribute("id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("makes a dozen calls for a round of a thousand sources", async () => {
  const walk = await open();
  const ids = add(1000);
  expect(await walk.apply(waitingFor(ids))).toEqual([]);
  expect(statuses(walk)).toHaveLength(1000);
  expect(calls()).toBeLessThanOrEqual(12);
  const bodies = simulator.requests().filter(({ path }) => path === "/sources");
  expect(bodies.every(({ query }) => query["secret_returned"] === "false")).toBe(true);
});

it("accepts sources that are paused or stopped on purpose", async () => {
  const walk = await open();
  const ids = add(2);
  simulator.change(ids[0]!, { desiredState: "Paused" });
  simulator.change(ids[1]!, { desiredState: "Stopped" });
  expect(await walk.apply(waitingFor(ids))).toEqual([]);
  expect(statuses(walk)).toEqual(["Paused", "Stopped"]);
});

it("names each source that is not ready, and stores nothing after a failed create", async () => {
  const walk = await open();
  const ids = add(4);
  simulator.change(ids[1]!, {
    broken: {
      trace: "FATAL: no pg_hba.conf entry\njdbc:postgresql://sk:sample-value@db/x?password=sample-value",
    },
  });
  simulator.change(ids[2]!, { deleted: true });
  const [diagnostic, ...others] = await walk.apply(waitingFor(ids, 1, "2s"));
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({ severity: "error", summary: "2 of 4 sources are not ready" });
  expect(diagnostic?.detail).toContain(
    `- hook 1 (${ids[1]!}) is Broken.\n    Task 0 failed:\n      FATAL: no pg_hba.conf entry\n`,
  );
  expect(diagnostic?.detail).not.toContain("sample-value");
  expect(diagnostic?.detail).toContain(`- ${ids[2]!} is gone: Streamkap has no such source.`);
  expect(walk.state).toBeNull();
});

it("hides the secrets that a source's tasks quote, whatever a list shows of the source", async () => {
  const walk = await open();
  const config = {
    "database.hostname.user.defined": "db.example.test",
    "database.user": "reader",
    "database.password": "sample-secret",
    "database.include.list.user.defined": "crm",
    "table.include.list.user.defined": "crm.customers",
  };
  const ids = ["one", "two"].map((name) => simulator.addSource({ name, connector: "mysql", config }));
  const trace = "AuthException: no login with sample-secret at db.example.test";
  for (const id of ids) simulator.change(id, { broken: { trace } });
  const [diagnostic] = await walk.apply(waitingFor(ids, 1, "1s"));
  expect(diagnostic?.detail.match(/AuthException: no login with \*\*\* at db\.example\.test/g)).toHaveLength(
    2,
  );
  expect(diagnostic?.detail).not.toContain("sample-secret");
});

it("shows the first ten of many broken sources with their traces, and the others with the cause", async () => {
  const walk = await open();
  const ids = add(12);
  const trace =
    "ConnectException: no\n\tat io.debezium\nCaused by: java.net.UnknownHostException: db.example.test";
  for (const id of ids) simulator.change(id, { broken: { trace } });
  const [diagnostic] = await walk.apply(waitingFor(ids, 1, "1s"));
  const detail = diagnostic?.detail ?? "";
  expect(diagnostic?.summary).toBe("12 of 12 sources are not ready");
  expect(detail.match(/is Broken\.\n {4}Task 0 failed:\n {6}ConnectException: no\n/g)).toHaveLength(10);
  expect(detail).toContain(
    `- hook 10 (${ids[10]!}) is Broken: java.net.UnknownHostException: db.example.test\n- hook 11`,
  );
});

it("names each source that is not Active in time", async () => {
  const walk = await open({ deployTimeMs: 3_600_000 });
  const ids = add(1);
  expect(await walk.apply(waitingFor(ids, 1, "2s"))).toMatchObject([
    {
      summary: "1 of 1 sources is not ready",
      detail: expect.stringContaining(`- hook 0 (${ids[0]!}) is Pending, and not Active within 2s.`),
    },
  ]);
});

it("says that a source could not be looked up in time", async () => {
  const walk = await open();
  const ids = add(1);
  simulator.inject({ path: "/sources/{id}", act: "hold" });
  expect(await walk.apply(waitingFor(ids, 1, "1s"))).toMatchObject([
    {
      summary: "1 of 1 sources is not ready",
      detail: expect.stringContaining(`- ${ids[0]!} could not be looked up within 1s.`),
    },
  ]);
});

it("forgives a source that is Broken for a moment", async () => {
  const walk = await open();
  const ids = add(1);
  simulator.change(ids[0]!, { broken: { trace: "starting" } });
  const looked = simulator.inject({ path: "/sources/{id}", act: "holdAfter" });
  const applied = walk.apply(waitingFor(ids));
  await looked.reached;
  simulator.change(ids[0]!, { broken: null });
  looked.release();
  expect(await applied).toEqual([]);
});

it("fails if it is interrupted, so that the next apply waits", async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 3_600_000 });
  const walk = await Walk.start(simulator, "streamkap_sources_ready", { signal: AbortSignal.abort() });
  expect(await walk.apply(waitingFor(add(1)))).toMatchObject([
    { severity: "error", detail: expect.stringMatching(/^Waiting was interrupted\./) },
  ]);
  expect(walk.state).toBeNull();
});

describe("streamkap_sources_ready after its create", () => {
  it("waits again when a revision changes, and keeps the old revision if the wait fails", async () => {
    const walk = await open();
    const ids = add(1);
    await walk.apply(waitingFor(ids));
    const before = walk.state;
    simulator.change(ids[0]!, { broken: { trace: "no" } });

    const again = waitingFor(ids, 2, "10m");
    expect((await walk.plan(again)).plannedState?.get("statuses")).toEqual(sources({ s0: unknown }));
    expect(await walk.apply(again)).toMatchObject([{ summary: "1 of 1 sources is not ready" }]);
    expect(walk.state).toEqual(before);

    simulator.change(ids[0]!, { broken: null });
    expect(await walk.apply(again)).toEqual([]);
    expect((await walk.plan(again)).changes).toEqual([]);
  });

  it.each<[string, (walk: Walk, ids: readonly string[]) => Promise<unknown>]>([
    ["a refresh", (walk) => walk.refresh()],
    ["a plan without a change", (walk, ids) => walk.plan(waitingFor(ids))],
    ["an update of its time-outs", (walk, ids) => walk.apply(waitingFor(ids, 1, "5m"))],
    ["a destroy", (walk) => walk.destroy()],
  ])("asks nothing in %s, even if a source is broken", async (_name, step) => {
    const walk = await open();
    const ids = add(2);
    await walk.apply(waitingFor(ids));
    simulator.change(ids[0]!, { broken: { trace: "no" } });
    const before = calls();
    await step(walk, ids);
    expect(calls()).toBe(before);
  });

  it("keeps its statuses in a refresh", async () => {
    const walk = await open();
    const [id = ""] = add(1);
    await walk.apply(waitingFor([id]));
    const before = walk.state;
    simulator.change(id, { deleted: true });
    expect(await walk.refresh()).toEqual([]);
    expect(walk.state).toEqual(before);
  });
});

describe("plannedStatuses: a plan", () => {
  it.each<[string, (ids: readonly string[]) => Value, Value, boolean]>([
    [
      "with one source more shows one more key",
      ([crm = "", shop = ""]) => sources({ crm: source(crm), shop: source(shop), web: source(unknown) }),
      sources({ crm: "Active", shop: "Active", web: unknown }),
      true,
    ],
    [
      "with a changed source shows this source",
      ([crm = "", shop = ""]) => sources({ crm: source(crm), shop: source(shop, unknown) }),
      sources({ crm: "Active", shop: unknown }),
      true,
    ],
    [
      "with a source that is wholly unknown shows this source",
      ([crm = ""]) => sources({ crm: source(crm), shop: unknown }),
      sources({ crm: "Active", shop: unknown }),
      true,
    ],
    [
      "with one source less shows one key less, and waits for nothing",
      ([crm = ""]) => sources({ crm: source(crm) }),
      sources({ crm: "Active" }),
      false,
    ],
    [
      "with another key shows the key, and waits for nothing",
      ([crm = "", shop = ""]) => sources({ crm: source(crm), store: source(shop) }),
      sources({ crm: "Active", store: "Active" }),
      false,
    ],
    ["with unknown sources has an unknown status", () => unknown, unknown, true],
  ])("%s", async (_name, changed, expected, waits) => {
    const walk = await open();
    const ids = add(2);
    await walk.apply({ sources: sources({ crm: source(ids[0]!), shop: source(ids[1]!) }) });
    const args: Arguments = { sources: changed(ids) };
    const { plannedState } = await walk.plan(args);
    expect(plannedState?.get("statuses")).toEqual(expected);
    if (waits) return;
    const before = calls();
    expect(await walk.apply(args)).toEqual([]);
    expect(walk.attribute("statuses")).toEqual(expected);
    expect(calls()).toBe(before);
  });

  it("keeps the status of a source that has not changed when it waits for another", async () => {
    const walk = await open();
    const [crm = "", shop = ""] = add(2);
    await walk.apply({ sources: sources({ crm: source(crm) }) });
    simulator.change(crm, { desiredState: "Paused" });
    expect(await walk.apply({ sources: sources({ crm: source(crm), shop: source(shop) }) })).toEqual([]);
    expect(walk.attribute("statuses")).toEqual(sources({ crm: "Active", shop: "Active" }));
  });
});

describe("presentSources: a state of version 0, whose sources are revisions by id", () => {
  const upgraded = async (walk: Walk, state: Readonly<Record<string, unknown>>): Promise<void> => {
    expect(await walk.upgrade(state, 0)).toEqual([]);
  };

  it("gets new keys, and nothing is waited for", async () => {
    const walk = await open();
    const [crm = "", shop = ""] = add(2);
    await upgraded(walk, {
      id: "any",
      sources: { [crm]: 3, [shop]: 1 },
      statuses: { [crm]: "Active", [shop]: "Paused" },
      timeouts: null,
    });
    const args: Arguments = { sources: sources({ crm: source(crm, 3), shop: source(shop) }) };
    expect((await walk.plan(args)).changes).toEqual(["sources", "statuses"]);
    expect(await walk.apply(args)).toEqual([]);
    expect(walk.attribute("statuses")).toEqual(sources({ crm: "Active", shop: "Paused" }));
    expect(calls()).toBe(0);
    expect((await walk.plan(args)).changes).toEqual([]);
  });

  it("makes the resource wait for a source that has changed", async () => {
    const walk = await open();
    const [crm = ""] = add(1);
    await upgraded(walk, { id: "any", sources: { [crm]: 3 }, statuses: { [crm]: "Paused" }, timeouts: null });
    expect(await walk.apply({ sources: sources({ crm: source(crm, 4) }) })).toEqual([]);
    expect(walk.attribute("statuses")).toEqual(sources({ crm: "Active" }));
  });

  it.each<[string, JsonValue]>([
    ["one without sources", null],
    [
      "one of today's version",
      new Map([
        [
          "crm",
          new Map<string, JsonValue>([
            ["id", "any"],
            ["revision", 1],
          ]),
        ],
      ]),
    ],
  ])("stays as it is if it is %s", (_name, own) => {
    const state = new Map<string, JsonValue>([["sources", own]]);
    expect(presentSources(state)).toEqual(state);
  });
});

describe("an id that is no id of a source", () => {
  const mocked: Arguments = { sources: sources({ orders: source("nn55tkw8") }) };

  it("is accepted at plan, because a test may have made it up", async () => {
    const walk = await open();
    expect(await walk.validate(mocked)).toEqual([]);
    expect((await walk.plan(mocked)).diagnostics).toEqual([]);
  });

  it("gives an error when a wait begins, without a call", async () => {
    const walk = await open();
    expect(await walk.apply(mocked)).toMatchObject([
      {
        severity: "error",
        summary: '"nn55tkw8" is not the id of a source',
        detail: expect.stringContaining('The source "orders" has it.'),
        path: [{ attribute: "sources" }, { key: "orders" }],
      },
    ]);
    expect(calls()).toBe(0);
  });
});

it("refuses a source that is null", async () => {
  const walk = await open();
  expect(await walk.validate({ sources: sources({ orders: null }) })).toMatchObject([
    {
      severity: "error",
      summary: "Null element in sources",
      path: [{ attribute: "sources" }, { key: "orders" }],
    },
  ]);
});

it("waits once for a source without a revision", async () => {
  const walk = await open();
  const [id = ""] = add(1);
  const args: Arguments = { sources: sources({ orders: source(id, null) }) };
  expect(await walk.apply(args)).toEqual([]);
  expect(walk.attribute("statuses")).toEqual(sources({ orders: "Active" }));
  expect((await walk.plan(args)).changes).toEqual([]);
});

it("refuses an import", async () => {
  const walk = await open();
  expect(await walk.import("x")).toMatchObject([{ summary: "There is nothing to import" }]);
});
