import { startSimulator, type Quirks, type Simulator } from "../../../src/simulator/index.ts";
import { catalogue } from "../scene.ts";
import { Walk } from "../walk.ts";

const [one, two, three] = [
  "670e5ca40afe1d3983ce0c21",
  "670e5ca40afe1d3983ce0c22",
  "670e5ca40afe1d3983ce0c23",
];

let simulator: Simulator;
afterEach(() => simulator.close());

async function webhook(quirks: Quirks = {}): Promise<Walk> {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
  return Walk.start(simulator, "streamkap_source_webhook");
}
const tags = (): readonly string[] => [...(simulator.sources()[0]?.tags ?? [])].sort();

it.each(["streamkap_source_webhook", "streamkap_source"])(
  "that nobody can have meant are refused in a %s, and read where the API has them",
  async (typeName) => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    const walk = await Walk.start(simulator, typeName);
    const hook = { name: "hook", ...(typeName === "streamkap_source" && { connector: "webhook" }) };
    for (const odd of ["", " ", null]) {
      const found = await walk.validate({ ...hook, tags: [one, odd] });
      // The generic resource also advises the connector's own resource, by a warning.
      expect(found.filter(({ severity }) => severity === "error")).toMatchObject([
        { path: [{ attribute: "tags" }] },
      ]);
    }
    await walk.apply(hook);
    simulator.change(walk.id, { tags: ["", one] });
    expect(await walk.refresh()).toEqual([]);
    // A set has no order.
    expect(walk.attribute("tags")).toHaveLength(2);
    expect(walk.attribute("tags")).toEqual(expect.arrayContaining(["", one]));
    expect((await walk.plan(hook)).changes).toEqual([]);
  },
);

describe.each(["absent", "empty", "null"] as const)("tags, where none are %s in an answer", (form) => {
  it("that are unset are left as they are", async () => {
    const walk = await webhook({ tags: form });
    await walk.apply({ name: "hook" });
    await walk.refresh();
    expect((await walk.plan({ name: "hook" })).changes).toEqual([]);
  });

  it.each(["streamkap_source_webhook", "streamkap_source"])(
    "that are unset are null to a read of a %s, until somebody adds one",
    async (typeName) => {
      simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks: { tags: form } });
      const walk = await Walk.start(simulator, typeName);
      await walk.apply({ name: "hook", ...(typeName === "streamkap_source" && { connector: "webhook" }) });
      const after = walk.state;
      await walk.refresh();
      expect(walk.state).toEqual(after);
      expect(walk.attribute("tags")).toBeNull();
      simulator.change(walk.id, { tags: [one] });
      await walk.refresh();
      expect(walk.attribute("tags")).toEqual([one]);
    },
  );

  it("that are [] are cleared, and stay so", async () => {
    const walk = await webhook({ tags: form });
    await walk.apply({ name: "hook", tags: [one] });
    expect(tags()).toEqual([one]);
    await walk.apply({ name: "hook", tags: [] });
    expect(tags()).toEqual([]);
    await walk.refresh();
    expect((await walk.plan({ name: "hook", tags: [] })).changes).toEqual([]);
  });

  it("that are a list replace what is there, in whatever order they come back", async () => {
    const walk = await webhook({ tags: form });
    await walk.apply({ name: "hook", tags: [one, two] });
    await walk.apply({ name: "hook", tags: [two, three] });
    expect(tags()).toEqual([two, three]);
  });
});

it("tags that others have added meanwhile survive an update that says nothing of tags", async () => {
  const walk = await webhook();
  await walk.apply({ name: "hook", tags: [one] });
  const plan = await walk.plan({ name: "renamed" });
  simulator.change(walk.id, { tags: [one, two] });
  expect(plan.changes).not.toContain("tags");
  await walk.apply({ name: "renamed" });
  expect(tags()).toEqual([one, two]);
});

describe("the cluster", () => {
  it("is sent where it is set, and stays where it is not", async () => {
    const walk = await webhook();
    await walk.apply({ name: "hook", kc_cluster_id: "kc-2" });
    expect(simulator.sources()[0]?.kc_cluster_id).toBe("kc-2");
    await walk.apply({ name: "renamed" });
    expect(simulator.sources()[0]?.kc_cluster_id).toBe("kc-2");
    expect(walk.attribute("kc_cluster_id")).toBe("kc-2");
  });

  it.each<[string, readonly string[]]>([
    ['is no difference where it is "", which is not sent, after a name', ["kc-2", ""]],
    ['is no difference where it is "" from the start', [""]],
  ])("%s", async (_title, clusters) => {
    const walk = await webhook();
    for (const kc_cluster_id of clusters) await walk.apply({ name: "hook", kc_cluster_id });
    await walk.refresh();
    expect((await walk.plan({ name: "hook", kc_cluster_id: "" })).changes).toEqual([]);
  });

  it("is no difference where the answer does not have it", async () => {
    const walk = await webhook({ sparse: true });
    await walk.apply({ name: "hook", kc_cluster_id: "kc-2" });
    await walk.refresh();
    expect((await walk.plan({ name: "hook", kc_cluster_id: "kc-2" })).changes).toEqual([]);
  });
});
