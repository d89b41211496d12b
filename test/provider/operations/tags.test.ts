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
  "refuses blank tags in a %s, and reads them if the API has them",
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

describe.each(["absent", "empty", "null"] as const)("tags, if no tags are %s in an answer,", (form) => {
  it("are left as they are if they are not configured", async () => {
    const walk = await webhook({ tags: form });
    await walk.apply({ name: "hook" });
    await walk.refresh();
    expect((await walk.plan({ name: "hook" })).changes).toEqual([]);
  });

  it.each(["streamkap_source_webhook", "streamkap_source"])(
    "are null in the state of a %s that does not configure them, until somebody adds one",
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

  it("are removed by [], and the next plan is empty", async () => {
    const walk = await webhook({ tags: form });
    await walk.apply({ name: "hook", tags: [one] });
    expect(tags()).toEqual([one]);
    await walk.apply({ name: "hook", tags: [] });
    expect(tags()).toEqual([]);
    await walk.refresh();
    expect((await walk.plan({ name: "hook", tags: [] })).changes).toEqual([]);
  });

  it("are replaced by a list, in whatever order the API answers them", async () => {
    const walk = await webhook({ tags: form });
    await walk.apply({ name: "hook", tags: [one, two] });
    await walk.apply({ name: "hook", tags: [two, three] });
    expect(tags()).toEqual([two, three]);
  });
});

it("keeps tags that others have added since the plan if the update does not change tags", async () => {
  const walk = await webhook();
  await walk.apply({ name: "hook", tags: [one] });
  const plan = await walk.plan({ name: "renamed" });
  simulator.change(walk.id, { tags: [one, two] });
  expect(plan.changes).not.toContain("tags");
  await walk.apply({ name: "renamed" });
  expect(tags()).toEqual([one, two]);
});

describe("kc_cluster_id", () => {
  it("is sent if it is configured, and stays if it is not", async () => {
    const walk = await webhook();
    await walk.apply({ name: "hook", kc_cluster_id: "kc-2" });
    expect(simulator.sources()[0]?.kc_cluster_id).toBe("kc-2");
    await walk.apply({ name: "renamed" });
    expect(simulator.sources()[0]?.kc_cluster_id).toBe("kc-2");
    expect(walk.attribute("kc_cluster_id")).toBe("kc-2");
  });

  it.each<[string, readonly string[]]>([
    ['is no difference if it becomes "", which is not sent', ["kc-2", ""]],
    ['is no difference if it is "" from the start', [""]],
  ])("%s", async (_title, clusters) => {
    const walk = await webhook();
    for (const kc_cluster_id of clusters) await walk.apply({ name: "hook", kc_cluster_id });
    await walk.refresh();
    expect((await walk.plan({ name: "hook", kc_cluster_id: "" })).changes).toEqual([]);
  });

  it("is no difference if the answer lacks it", async () => {
    const walk = await webhook({ sparse: true });
    await walk.apply({ name: "hook", kc_cluster_id: "kc-2" });
    await walk.refresh();
    expect((await walk.plan({ name: "hook", kc_cluster_id: "kc-2" })).changes).toEqual([]);
  });
});
