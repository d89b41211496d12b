import { setTimeout } from "node:timers/promises";

/** The simulator's time: every status and expiry is computed from it when read, by no timer. */
export interface SimulatorClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}

export const simulatorClock: SimulatorClock = {
  now: () => Date.now(),
  async sleep(durationMs, signal) {
    const until = Date.now() + durationMs;
    // Timers count by another clock, and so may ring a part of a millisecond early.
    for (let leftMs = durationMs; leftMs > 0; leftMs = until - Date.now()) {
      await setTimeout(leftMs, undefined, { signal });
    }
  },
};
