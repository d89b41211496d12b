import { Scene } from "../scene.ts";

const del = { method: "DELETE", path: "/sources/{id}" } as const;
const gateway = { status: 504, contentType: "text/html", body: "<html></html>" } as const;

let scene: Scene;
afterEach(() => scene.close());

describe("deleteSource", () => {
  it.each([
    ["gone already, as a 404 says", { notFound: "404" }],
    ["gone already, as an empty list says", { notFound: "empty" }],
  ] as const)("succeeds if the source is %s", async (_name, quirks) => {
    scene = await Scene.open({ quirks });
    const prior = await scene.given();
    scene.simulator.change(prior.get("id") as string, { deleted: true });
    expect(await scene.delete(prior)).toEqual({});
    expect(scene.calls().at(-1)).toMatch(/^GET/);
  });

  it.each([
    ["active", 180_000],
    ["server", 180_000],
    ["none", 0],
  ])("with wait = %j takes at least %i ms", async (wait, least) => {
    scene = await Scene.open({ deleteTimeMs: 180_000 });
    const prior = await scene.given();
    expect(await scene.delete(new Map([...prior, ["wait", wait]]))).toEqual({});
    expect(scene.clock.elapsedMs).toBeGreaterThanOrEqual(least);
    expect(scene.clock.elapsedMs).toBeLessThan(least + 10_000);
  });

  it("asks once, by id and at once, for each of many sources that are gone at once", async () => {
    scene = await Scene.open();
    const priors = await Promise.all(
      Array.from({ length: 20 }, (_, index) => scene.given({ name: `hook ${String(index)}` })),
    );
    const before = scene.clock.elapsedMs;
    scene.calls();
    await Promise.all(priors.map((prior) => scene.delete(prior)));
    const calls = scene.calls();
    expect(calls.filter((call) => call.startsWith("DELETE"))).toHaveLength(20);
    expect(calls.filter((call) => call.startsWith("GET"))).toHaveLength(20);
    expect(calls).toHaveLength(40);
    expect(scene.clock.elapsedMs).toBe(before);
  });

  it("shares pages of the list while many deletions are under way", async () => {
    scene = await Scene.open({ deleteTimeMs: 60_000 });
    const priors = await Promise.all(
      Array.from({ length: 20 }, (_, index) => scene.given({ name: `hook ${String(index)}` })),
    );
    scene.calls();
    await Promise.all(priors.map((prior) => scene.delete(prior)));
    const calls = scene.calls();
    expect(calls.filter((call) => call.startsWith("LIST")).length).toBeGreaterThan(0);
    expect(calls.filter((call) => call.startsWith("GET")).length).toBeLessThan(20 * 5);
  });

  it("logs the wait at most every ten seconds", async () => {
    scene = await Scene.open({ deleteTimeMs: 35_000 });
    await scene.delete(await scene.given());
    const lines = scene.logged.filter(({ message }) => message === "waiting for the deletion of a source");
    expect(lines).toHaveLength(4);
  });

  it.each([
    ["a gateway's time-out of a deletion that was carried out", { act: "answerAfter", ...gateway }],
    ["a gateway's time-out of a deletion that was not carried out", { act: "answer", ...gateway }],
    ["a lost answer", { act: "dropAfter" }],
    ["a lost request", { act: "drop" }],
  ] as const)("survives %s", async (_name, act) => {
    scene = await Scene.open({ deleteTimeMs: 5_000 });
    const prior = await scene.given();
    scene.simulator.inject({ ...del, ...act });
    expect(await scene.delete(prior)).toEqual({});
    expect(scene.simulator.sources()).toEqual([]);
  });

  it("survives a gateway that loses every answer", async () => {
    scene = await Scene.open({ deleteTimeMs: 5_000 });
    const prior = await scene.given();
    scene.simulator.inject({ ...del, ...gateway, act: "answerAfter", times: 0 });
    expect(await scene.delete(prior)).toEqual({});
  });

  it("sends DELETE again until the time is up if the source stays", async () => {
    scene = await Scene.open();
    const prior = await scene.given({ timeouts: new Map([["delete", "2m"]]) });
    scene.simulator.inject({ ...del, ...gateway, act: "answer", times: 0 });
    const { diagnostics } = await scene.delete(prior);
    expect(diagnostics).toMatchObject([
      { severity: "error", summary: expect.stringMatching(/^Cannot delete the source "hook" \(\w+\)$/) },
    ]);
    expect(scene.clock.elapsedMs).toBeGreaterThanOrEqual(119_900);
    expect(scene.clock.elapsedMs).toBeLessThan(130_000);
  });

  it.each([
    ["by a 404 that a GET by id contradicts", 404, "Not Found"],
    ["by a 400", 400, "Source is used by pipeline p1"],
  ])("reports a DELETE that is refused %s", async (_name, status, detail) => {
    scene = await Scene.open();
    const prior = await scene.given({ timeouts: new Map([["delete", "1m"]]) });
    const body = JSON.stringify({ detail });
    scene.simulator.inject({ ...del, act: "answer", status, body, times: 0 });
    const { diagnostics } = await scene.delete(prior);
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        detail: expect.stringContaining(status === 400 ? detail : "is not done after 1m"),
      },
    ]);
  });

  it("says that nothing was changed if Ctrl-C comes before DELETE is sent", async () => {
    scene = await Scene.open();
    const prior = await scene.given();
    scene.interrupt();
    expect((await scene.delete(prior)).diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining("Nothing was changed") },
    ]);
    expect(scene.simulator.sources()).toHaveLength(1);
  });

  it("ends with Ctrl-C, and the source stays in the state", async () => {
    scene = await Scene.open({ deleteTimeMs: 3_600_000 });
    const prior = await scene.given();
    scene.clock.onSleep = () => {
      scene.interrupt();
    };
    expect((await scene.delete(prior)).diagnostics).toMatchObject([
      { severity: "error", detail: expect.stringContaining("interrupted") },
    ]);
    expect(scene.clock.elapsedMs).toBeLessThan(1_000);
  });
});
