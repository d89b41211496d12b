import { Scene } from "../../scene.ts";

let scene: Scene;
afterEach(() => scene.close());

const open = async (options = {}): Promise<void> => {
  scene = await Scene.open({ deployTimeMs: 0, ...options });
};
const broken = [
  { severity: "error", summary: expect.stringMatching(/^The source "hook" \(\w+\) is Broken$/) },
];

describe("believesAnswer: an answer that says Active", () => {
  it("is not believed if the update breaks the connector a moment later", async () => {
    await open();
    const given = await scene.given();
    const { id } = scene.simulator.sources()[0]!;
    scene.simulator.change(id, { breakOnUpdate: { afterMs: 1_500 } });
    const { newState, diagnostics } = await scene.update(given, { topic_include_list: "orders" });
    expect(diagnostics).toMatchObject(broken);
    expect(newState?.get("connector_status")).toBe("Broken");
  });

  it("is not believed if a new connector breaks a moment later", async () => {
    await open();
    scene.simulator.breakNext("hook", { breakAfterMs: 1_500 });
    expect((await scene.create()).diagnostics).toMatchObject(broken);
  });

  it("is not believed by a look that still shows the status from before the change", async () => {
    await open({ deployTimeMs: 500 });
    scene.simulator.breakNext("hook", { breakAfterMs: 1_500 });
    expect((await scene.create()).diagnostics).toMatchObject(broken);
  });

  it("is checked by one call, two seconds later", async () => {
    await open();
    const { newState, diagnostics } = await scene.create();
    expect(diagnostics).toEqual([]);
    expect(newState?.get("connector_status")).toBe("Active");
    expect(scene.calls()).toEqual(["POST 200", "GET 200"]);
    expect(scene.clock.elapsedMs).toBe(2_250);
  });

  it("is not checked for a source that is not to run", async () => {
    await open();
    await scene.create({ desired_state: "Paused" });
    expect(scene.calls()).toEqual(["POST 200"]);
  });

  it("is checked for the first thirty created sources only", async () => {
    await open();
    for (let index = 0; index < 35; index++) await scene.create({ name: `hook ${String(index)}` });
    const calls = scene.calls();
    expect(calls.filter((call) => call === "GET 200")).toHaveLength(30);
    expect(calls).toHaveLength(35 + 30);
  });
});

it("believes an answer if every later look fails, and warns why", async () => {
  await open();
  const body = JSON.stringify({ detail: "boom" });
  scene.simulator.inject({ act: "answer", status: 500, body, method: "GET", times: 0 });
  const { newState, diagnostics } = await scene.create({ timeouts: new Map([["create", "10s"]]) });
  expect(newState?.get("connector_status")).toBe("Active");
  expect(diagnostics).toMatchObject([
    {
      severity: "warning",
      summary: expect.stringContaining("could not be looked at after its change"),
      detail: expect.stringContaining("answered 500: boom"),
    },
  ]);
});
