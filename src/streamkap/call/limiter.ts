import { abortable, sleep } from "./deadline.ts";

/** Lets so many tasks run at a time, in the order in which they came. */
export interface Limiter {
  /** Runs the task when there is room; rejects with the signal's reason if that comes first. */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Starts nothing for so long: one task was told to slow down, and the rest would be too. */
  holdOff(ms: number): void;
}

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

  /** Hands the place on, so that nobody who comes later takes it first. */
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
