import type { Clock } from "../../src/streamkap/index.ts";

/**
 * Time that passes only while somebody sleeps, and then at once. Given to the simulator as well, a
 * deployment of an hour takes no time.
 */
export class ManualClock implements Clock {
  /** Called at each sleep, with the time that has passed since the clock was made. */
  onSleep: (elapsedMs: number) => void = () => undefined;
  readonly #began = Date.now();
  #now = this.#began;

  now(): number {
    return this.#now;
  }

  get elapsedMs(): number {
    return this.#now - this.#began;
  }

  /** In a later turn of the event loop: what the network has to say comes first. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return;
    this.#now += ms;
    this.onSleep(this.elapsedMs);
  }
}
