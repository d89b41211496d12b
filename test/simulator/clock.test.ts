import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { simulatorClock } from "../../src/simulator/clock.ts";
import type { SimulatorClock } from "../../src/simulator/index.ts";
import { Api, webhook } from "./api.ts";

const never = new AbortController().signal;
setMaxListeners(0, never);

describe("the system's clock", () => {
  it("never wakes early, although timers do, by less than a millisecond", async () => {
    const sleepers = Array.from({ length: 500 }, async (_, index) => {
      // Spread over the parts of a millisecond.
      await setTimeout(index / 10);
      const began = Date.now();
      await simulatorClock.sleep(5, never);
      return Date.now() - began;
    });
    expect((await Promise.all(sleepers)).filter((sleptMs) => sleptMs < 5)).toEqual([]);
  });

  it("wakes at once where it is stopped", async () => {
    await expect(simulatorClock.sleep(3_600_000, AbortSignal.abort())).rejects.toThrow();
  });
});

describe("an answer that waits for nothing", () => {
  /** A minute between any two looks at it: a machine that has everything else to do. */
  const slow = (): SimulatorClock => {
    let now = Date.parse("2026-11-20T09:15:00Z");
    return { now: () => (now += 60_000), sleep: () => Promise.resolve() };
  };

  let api: Api;
  afterEach(() => api.simulator.close());

  it("is as of the change, and not as of whenever it was written", async () => {
    api = await Api.start({ clock: slow(), deployTimeMs: 50, tokenLifetimeMs: 86_400_000 });
    const { body } = await api.create();
    expect(body["connector_status"]).toBe("Pending");
    const path = `/sources/${String(body["id"])}`;
    expect((await api.put(`${path}?wait=false`, webhook)).body["connector_status"]).toBe("Pending Update");
    expect((await api.post(`${path}/actions/pause`, "")).body["connector_status"]).toBe("Pending Update");
  });
});
