import { readCatalogue } from "../../../../src/catalogue/index.ts";
import { statedState } from "../../../../src/provider/source/desired-state.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../../../src/simulator/index.ts";
import type { Source } from "../../../../src/streamkap/index.ts";
import { catalogueFolder } from "../../../support/paths.ts";
import { Walk } from "../../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
let simulator: Simulator;
let walk: Walk;
afterEach(() => simulator.close());

async function open(options: Partial<SimulatorOptions> = {}): Promise<void> {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, ...options });
  walk = await Walk.start(simulator, "streamkap_source_webhook");
}
const changes = (): string[] =>
  simulator
    .requests()
    .filter(({ method, path }) => method !== "GET" && path.startsWith("/sources"))
    .map(({ method, path }) => `${method} ${path.replace(/^\/sources(\/[0-9a-f]{24})?/, "")}`.trim());
const desired = (): unknown => simulator.sources()[0]?.desired_state;

describe("enforceState: a desired state that is set", () => {
  it.each(["Active", "Paused", "Stopped"])("creates the source as %s", async (state) => {
    await open({ deployTimeMs: 100 });
    expect(await walk.apply({ name: "hook", desired_state: state })).toEqual([]);
    expect([desired(), walk.attribute("connector_status"), walk.attribute("desired_state")]).toEqual([
      state,
      state,
      state,
    ]);
    await walk.refresh();
    expect((await walk.plan({ name: "hook", desired_state: state })).changes).toEqual([]);
    expect(changes()).toEqual(["POST"]);
  });

  it("is enforced, so that a change from outside shows in the plan and is undone", async () => {
    await open();
    const args = { name: "hook", desired_state: "Active" };
    await walk.apply(args);
    simulator.change(walk.id, { desiredState: "Paused" });
    await walk.refresh();
    expect((await walk.plan(args)).changes).toEqual(["desired_state", "connector_status", "revision"]);
    expect(await walk.apply(args)).toEqual([]);
    expect([desired(), walk.attribute("connector_status")]).toEqual(["Active", "Active"]);
  });

  it.each([
    ["Paused", "pause"],
    ["Stopped", "stop"],
    ["Active", "resume"],
  ])("of %s is enforced by the action %s if the API ignores it in a PUT", async (state, action) => {
    await open({ quirks: { putIgnoresDesiredState: true }, deployTimeMs: 100 });
    await walk.apply({ name: "hook", desired_state: state === "Active" ? "Paused" : "Active" });
    expect(await walk.apply({ name: "hook", desired_state: state })).toEqual([]);
    expect([desired(), walk.attribute("connector_status")]).toEqual([state, state]);
    expect(changes()).toEqual(["POST", "PUT", `POST /actions/${action}`]);
  });

  it.each(["none", "active"])(
    "is enforced if no answer tells the desired state, with wait = %s",
    async (wait) => {
      await open({ quirks: { putIgnoresDesiredState: true, sparse: true }, deployTimeMs: 100 });
      await walk.apply({ name: "hook", desired_state: "Active", timeouts: null });
      expect(await walk.apply({ name: "hook", desired_state: "Paused", wait })).toEqual([]);
      expect(desired()).toBe("Paused");
    },
  );

  it("stays in the plan if the API refuses it, after everything else is saved", async () => {
    await open({ quirks: { putIgnoresDesiredState: true } });
    await walk.apply({ name: "hook" });
    simulator.inject({
      method: "POST",
      path: "/sources/{id}/actions/{action}",
      act: "answer",
      status: 400,
      body: '{"detail":"not now"}',
    });
    const args = { name: "renamed", desired_state: "Paused" };
    const diagnostics = await walk.apply(args);
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: `Cannot make the source "renamed" (${walk.id}) Paused` },
    ]);
    expect(diagnostics[0]?.detail).toMatch(/not now[^]*\n\nThe new configuration is saved\.$/);
    expect((await walk.plan(args)).changes).toContain("desired_state");
    expect(walk.attribute("name")).toBe("renamed");
  });

  it("with a misspelt value gets a suggestion", async () => {
    await open();
    const diagnostics = await walk.validate({ name: "hook", desired_state: "paused" });
    expect(diagnostics).toMatchObject([
      {
        summary: "Invalid value for desired_state",
        detail:
          '"paused" is not allowed: it must be one of "Active", "Paused", "Stopped". Did you mean "Paused"?',
      },
    ]);
  });
});

describe("enforceState: a desired state that is not set", () => {
  it("creates the source as Active, which the plan shows", async () => {
    await open();
    expect((await walk.plan({ name: "hook" })).plannedState?.get("desired_state")).toBe("Active");
    await walk.apply({ name: "hook" });
    expect(desired()).toBe("Active");
  });

  it("leaves a source paused that was paused by hand, and shows no change", async () => {
    await open({ deployTimeMs: 100 });
    await walk.apply({ name: "hook" });
    simulator.change(walk.id, { desiredState: "Paused" });
    await walk.refresh();
    expect((await walk.plan({ name: "hook" })).changes).toEqual([]);
    expect(await walk.apply({ name: "renamed" })).toEqual([]);
    expect([desired(), walk.attribute("connector_status"), walk.attribute("desired_state")]).toEqual([
      "Paused",
      "Paused",
      "Paused",
    ]);
  });

  it("is not sent, even if the source was paused since the last refresh", async () => {
    await open();
    await walk.apply({ name: "hook" });
    simulator.change(walk.id, { desiredState: "Stopped" });
    expect(await walk.apply({ name: "renamed" })).toEqual([]);
    expect(desired()).toBe("Stopped");
  });

  it("any longer leaves the source in its state", async () => {
    await open();
    await walk.apply({ name: "hook", desired_state: "Paused" });
    await walk.refresh();
    expect((await walk.plan({ name: "hook" })).changes).toEqual([]);
    expect(desired()).toBe("Paused");
  });
});

describe("statedState", () => {
  it.each<[string | null, string | null, string | undefined]>([
    ["Paused", "Active", "Paused"],
    ["Active", "Broken", "Active"],
    [null, "Paused", "Paused"],
    ["Pending Update", "Stopped", "Stopped"],
    [null, "Pending", undefined],
    [null, "Broken", undefined],
    [null, "Unassigned", undefined],
    ["Pending", "Starting", undefined],
  ])("reads the desired state %s with the status %s as %s", (desired_state, connector_status, stated) => {
    expect(statedState({ desired_state, connector_status } as Source)).toBe(stated);
  });
});
