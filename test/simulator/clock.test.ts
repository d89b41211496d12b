import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { simulatorClock } from "../../src/simulator/clock.ts";
import type { SimulatorClock } from "../../src/simulator/index.ts";
import { Api, webhook } from "./api.ts";

const never = new AbortController().signal;
setMaxListeners(0, never);

describe("simulatorClock", () => {
  it("never wakes a sleeper early, although a timer may fire a part of a millisecond early", async () => {
    const sleepers = Array.from({ length: 500 }, async (_, index) => {
      // The sleeps begin at different parts of a millisecond.
      await setTimeout(index / 10);
      const began = Date.now();
      await simulatorClock.sleep(5, never);
      return Date.now() - began;
    });
    expect((await Promise.all(sleepers)).filter((sleptMs) => sleptMs < 5)).toEqual([]);
  });

  it("rejects at once if the signal has aborted", async () => {
    await expect(simulatorClock.sleep(3_600_000, AbortSignal.abort())).rejects.toThrow();
  });
});

describe("answer to a change with wait=false", () => {
  /** A clock that goes on by a minute whenever it is read, as on a machine that is very busy. */
  const slow = (): SimulatorClock => {
    let now = Date.parse("2026-11-20T09:15:00Z");
    return { now: () => (now += 60_000), sleep: () => Promise.resolve() };
  };

  let api: Api;
  afterEach(() => api.simulator.close());

  it("shows the source as of the change, however late it is written", async () => {
    api = await Api.start({ clock: slow(), deployTimeMs: 50, tokenLifetimeMs: 86_400_000 });
    const { body } = await api.create();
    expect(body["connector_status"]).toBe("Pending");
    const path = `/sources/${String(body["id"])}`;
    expect((await api.put(`${path}?wait=false`, webhook)).body["connector_status"]).toBe("Pending Update");
    expect((await api.post(`${path}/actions/pause`, "")).body["connector_status"]).toBe("Pending Update");
  });
});
