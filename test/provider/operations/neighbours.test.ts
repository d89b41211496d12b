import { Scene } from "../scene.ts";

let scene: Scene;
afterEach(() => scene.close());

const neighbour = (answer: Readonly<Record<string, unknown>>, name = "other"): string => {
  const id = scene.simulator.addSource({ name, connector: "webhook" });
  scene.simulator.change(id, { answer });
  return id;
};
const post = { method: "POST", path: "/sources" } as const;
const list = { method: "GET", path: "/sources", act: "answer", times: 0 } as const;
const brief = new Map([["create", "12s"]]);
const createTwo = () => Promise.all(["one", "two"].map((name) => scene.create({ name, timeouts: brief })));
const statuses = async (): Promise<unknown[]> =>
  (await createTwo()).map(({ newState, diagnostics = [] }) => [
    newState?.get("connector_status"),
    diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`),
  ]);

describe("settleSources judges each source by itself", () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["an empty tag", { tags: [""] }],
    ["tags that are objects", { tags: [{ id: "a" }] }],
    ["no id", { id: null }],
    ["a number as a status", { connector_status: 7 }],
    ["a configuration that is a list", { config: [] }],
    ["an object as a name", { name: {} }],
    ["a number as a tenant", { tenant_id: 5 }],
  ])("if another source has %s", async (_what, answer) => {
    scene = await Scene.open({ deployTimeMs: 5_000 });
    neighbour(answer);
    expect(await statuses()).toEqual([
      ["Active", []],
      ["Active", []],
    ]);
  });

  it.each([500, 403, 504])("if the list answers %i", async (status) => {
    scene = await Scene.open({ deployTimeMs: 5_000 });
    scene.simulator.inject({ ...list, status, body: '{"detail":"no"}' });
    expect(await statuses()).toEqual([
      ["Active", []],
      ["Active", []],
    ]);
  });

  it("and names the looks that failed when time runs out", async () => {
    scene = await Scene.open({ deployTimeMs: 3_600_000 });
    const body = '{"detail":"index is gone"}';
    scene.simulator.inject({ ...list, status: 500, body });
    scene.simulator.inject({ ...list, path: "/sources/{id}", status: 500, body });
    for (const { diagnostics = [] } of await createTwo()) {
      expect(diagnostics).toMatchObject([{ summary: expect.stringContaining("is not Active in time") }]);
      expect(diagnostics[0]?.detail).toMatch(
        /The last look that failed: GET \/sources\/\w+ answered 500: index is gone \(request id simulator-\d+\)\./,
      );
    }
  });
});

describe("findNamesake: a namesake", () => {
  it("counts by its name if only a part of its entry can be read", async () => {
    scene = await Scene.open();
    const id = neighbour({ tags: [1], config: "odd" }, "hook");
    expect((await scene.create()).diagnostics).toMatchObject([
      {
        summary: 'A source named "hook" exists already',
        detail: expect.stringContaining(`  id = "${id}"\n}`),
      },
    ]);
  });

  it.each([
    ["cannot be read at all", { id: null, name: 5 }],
    ["has a name and no id", { id: null }],
  ])("may be there if an entry %s, and the error says so", async (_what, answer) => {
    scene = await Scene.open();
    neighbour(answer, "hook");
    expect((await scene.create()).diagnostics).toMatchObject([
      {
        summary: 'A source named "hook" exists already',
        detail: expect.stringMatching(
          /has an entry that cannot be read .*result\[0\]\.id is null where a text/,
        ),
      },
    ]);
  });

  it("is not suspected in an unreadable entry of another name", async () => {
    scene = await Scene.open();
    neighbour({ id: null }, "hook of others");
    scene.simulator.addSource({ name: "hook", connector: "webhook", serviceId: "000000000000000000000002" });
    expect((await scene.create()).diagnostics).toMatchObject([
      { detail: expect.stringContaining("in another service of the tenant") },
    ]);
  });

  it("that could not be looked up leaves an error that says why", async () => {
    scene = await Scene.open();
    scene.simulator.addSource({ name: "hook", connector: "webhook" });
    scene.simulator.inject({ ...list, status: 403, body: '{"detail":"no list"}' });
    expect((await scene.create()).diagnostics).toMatchObject([
      {
        detail: expect.stringMatching(/Looking for the namesake failed: GET \/sources answered 403: no list/),
      },
    ]);
  });
});

describe("findAfterLostAnswer", () => {
  it("finds the source beside an entry that cannot be read", async () => {
    scene = await Scene.open();
    neighbour({ id: null, name: null }, "hook too");
    scene.simulator.inject({ ...post, act: "dropAfter" });
    const { newState } = await scene.create();
    expect(newState?.get("id")).toBe(scene.simulator.sources().find(({ name }) => name === "hook")?.id);
  });

  it("says why the look-up did not help", async () => {
    scene = await Scene.open();
    scene.simulator.inject({ ...post, act: "dropAfter" });
    scene.simulator.inject({ ...list, status: 403, body: '{"detail":"no list"}' });
    expect((await scene.create()).diagnostics).toMatchObject([
      {
        summary: 'It is not known whether the source "hook" was created',
        detail: expect.stringMatching(/did not settle it: GET \/sources answered 403: no list/),
      },
    ]);
  });
});

it.each(["kafka-connect-rebalance", "kafka-connect-wrapped-conflict"] as const)(
  "a create goes on after %s, which the API wraps into a text of its own",
  async (as) => {
    scene = await Scene.open({ deployTimeMs: 0, wait: "none" });
    scene.simulator.inject({ ...post, act: "answer", as });
    const { newState, diagnostics } = await scene.create();
    expect([newState?.get("id"), diagnostics]).toEqual([scene.simulator.sources()[0]?.id, []]);
  },
);
