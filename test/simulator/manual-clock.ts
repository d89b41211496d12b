import type { SimulatorClock } from "../../src/simulator/index.ts";

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that stands still until `advance` sets it forward. */
export class ManualClock implements SimulatorClock {
  #now = Date.parse("2026-11-20T09:15:00Z");
  #sleepers: Sleeper[] = [];
  #noticeSleep: () => void = () => undefined;
  /** Resolves when the first caller sleeps. */
  readonly sleeping = new Promise<void>((resolve) => {
    this.#noticeSleep = resolve;
  });

  now(): number {
    return this.#now;
  }

  sleep(durationMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sleepers.push({ until: this.#now + durationMs, wake: resolve });
      signal.addEventListener("abort", () => {
        reject(new Error("aborted"));
      });
      this.#noticeSleep();
    });
  }

  /** Sets the clock forward, and wakes all whose time has come. */
  advance(durationMs: number): void {
    this.#now += durationMs;
    const due = this.#sleepers.filter(({ until }) => until <= this.#now);
    this.#sleepers = this.#sleepers.filter((sleeper) => !due.includes(sleeper));
    for (const { wake } of due) wake();
  }
}
