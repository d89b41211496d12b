import type { Clock } from "../../src/streamkap/index.ts";

/**
 * A clock whose time passes only while somebody sleeps, and then at once. If the simulator has it too, a deployment of
 * an hour takes no real time.
 */
export class LeapingClock implements Clock {
  /** Called at each sleep, with the milliseconds since the clock was made. */
  onSleep: (elapsedMs: number) => void = () => undefined;
  readonly #began = Date.now();
  #now = this.#began;

  now(): number {
    return this.#now;
  }

  get elapsedMs(): number {
    return this.#now - this.#began;
  }

  /** Sleeps until a later turn of the event loop, so that pending network events come first. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return;
    this.#now += ms;
    this.onSleep(this.elapsedMs);
  }
}
