import { setTimeout as delay } from "node:timers/promises";

/** Why a signal of `withTimeout` aborted: the time was up. */
export class TimedOut extends Error {
  readonly afterMs: number;
  constructor(afterMs: number) {
    super("timed out");
    this.afterMs = afterMs;
  }
}

/** Why a signal of `withTimeout` aborted: the caller's own signal did. */
export class Aborted extends Error {}

const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs a task with a signal that aborts when the time is up, or with one of the given signals, and
 * rejects with `TimedOut` or `Aborted` then, whatever the task itself makes of it.
 *
 * Timer and listeners are our own, and are removed: `AbortSignal.any` over a signal that lives as
 * long as the process keeps what it made in Node 20.
 */
export async function withTimeout<T>(
  timeoutMs: number,
  signals: readonly (AbortSignal | undefined)[],
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (timeoutMs <= 0) throw new TimedOut(timeoutMs);
  const controller = new AbortController();
  const timer = setTimeout(
    () => {
      controller.abort(new TimedOut(timeoutMs));
    },
    Math.min(timeoutMs, longestTimerMs),
  );
  const removals = signals.map((signal) => forward(signal, controller));
  try {
    return await abortable(controller.signal, () => task(controller.signal));
  } finally {
    clearTimeout(timer);
    for (const remove of removals) remove();
  }
}

/** The task's result, or the signal's reason as soon as it aborts; the task goes on unseen then. */
export async function abortable<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    task()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener("abort", onAbort);
      });
  });
}

/** Waits, or rejects with the signal's reason. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await abortable(signal, () => delay(ms, undefined, { signal }));
}

function forward(signal: AbortSignal | undefined, controller: AbortController): () => void {
  const onAbort = (): void => {
    const reason: unknown = signal?.reason;
    controller.abort(reason instanceof TimedOut ? reason : new Aborted("cancelled"));
  };
  if (signal?.aborted === true) onAbort();
  else signal?.addEventListener("abort", onAbort, { once: true });
  return () => signal?.removeEventListener("abort", onAbort);
}
