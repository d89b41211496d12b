import { abortable, sleep } from "./deadline.ts";

/** Limits how many tasks run at a time. The others wait, and start in the order in which they came. */
export interface Limiter {
  /**
   * Runs the task as soon as there is room.
   *
   * @throws the signal's reason, if the signal aborts before the task has started
   */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Starts no task for `ms` milliseconds. The API told one task to slow down, and would tell the others the same. */
  holdOff(ms: number): void;
}

/** A limiter for at most `maxConcurrent` tasks at a time. */
export function createLimiter(maxConcurrent: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;
  let heldUntil = 0;

  async function enter(signal: AbortSignal): Promise<void> {
    if (running < maxConcurrent) {
      running++;
      return;
    }
    let turn = (): void => undefined;
    const called = new Promise<void>((resolve) => {
      turn = resolve;
      waiting.push(turn);
    });
    try {
      await abortable(signal, () => called);
    } catch (reason) {
      const place = waiting.indexOf(turn);
      if (place === -1) leave();
      else waiting.splice(place, 1);
      throw reason;
    }
  }

  /** Gives the slot to the task that has waited longest, so that a task that comes later cannot take it first. */
  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }

  return {
    async run(task, signal) {
      await enter(signal);
      try {
        for (let left = heldUntil - Date.now(); left > 0; left = heldUntil - Date.now()) {
          await sleep(left, signal);
        }
        return await task();
      } finally {
        leave();
      }
    },
    holdOff(ms) {
      heldUntil = Math.max(heldUntil, Date.now() + ms);
    },
  };
}
