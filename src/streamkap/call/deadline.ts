import { setTimeout as delay } from "node:timers/promises";

/** The reason with which the signal of `withTimeout` aborts when the time is up. */
export class TimedOut extends Error {
  /** The time that was given, in milliseconds. Zero or less: it was up before the task began. */
  readonly afterMs: number;
  constructor(afterMs: number) {
    super("timed out");
    this.afterMs = afterMs;
  }
}

/** The reason with which the signal of `withTimeout` aborts when one of the caller's signals does. */
export class Aborted extends Error {}

/** Node fires a timer at once if its delay is longer than this. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs a task with a signal that aborts when the time is up, or when one of the given signals aborts.
 *
 * The timer and the listeners are our own, so that they can be removed at the end. `AbortSignal.any` cannot do that: in
 * Node 20 it leaks memory if one of its signals lives as long as the process.
 *
 * @throws TimedOut or Aborted as soon as the signal aborts, even if the task ignores the signal
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

/**
 * Resolves to the task's result.
 *
 * @throws the signal's reason as soon as the signal aborts. The task itself goes on, and its result is dropped.
 */
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

/**
 * Waits for `ms` milliseconds.
 *
 * @throws the signal's reason as soon as the signal aborts
 */
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
