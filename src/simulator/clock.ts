import { setTimeout } from "node:timers/promises";

/**
 * The simulator's time. A status or an expiry is computed from the time when it is asked for, and not set by a timer.
 * So a test can set the clock forward.
 */
export interface SimulatorClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `durationMs` milliseconds. @throws AbortError as soon as the signal aborts */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}

/** The clock of the machine. */
export const simulatorClock: SimulatorClock = {
  now: () => Date.now(),
  async sleep(durationMs, signal) {
    const until = Date.now() + durationMs;
    // Timers go by another clock than `Date`, and may fire a part of a millisecond early by `Date`.
    for (let leftMs = durationMs; leftMs > 0; leftMs = until - Date.now()) {
      await setTimeout(leftMs, undefined, { signal });
    }
  },
};
