import { setTimeout } from "node:timers/promises";

/** The simulator's time: every status and expiry is computed from it when read, by no timer. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (durationMs, signal) => setTimeout(durationMs, undefined, { signal }),
};
