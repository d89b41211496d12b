import { setMaxListeners } from "node:events";
import { Aborted, type Clock, TimedOut, withTimeout } from "../call/index.ts";
import type { Finding, FindSources } from "./find-sources.ts";

/** When a caller of `pollSources` wants its sources looked for. */
export interface PollOptions {
  /** When to look at the latest, in milliseconds from now. */
  readonly afterMs: number;
  /**
   * When to join a look that another caller needs, in milliseconds from now at the earliest.
   * @default half of `afterMs`
   */
  readonly joinAfterMs?: number;
  /** When the caller stops waiting. */
  readonly deadline: Date;
  /** Makes the caller stop waiting. */
  readonly signal: AbortSignal;
  /** Whether to ask for secrets if a source is asked for by its id. A list shows none. @default true */
  readonly secretReturned?: boolean;
}

/**
 * Waits for the next round of the one poll loop, which looks for the sources of all callers together.
 *
 * @returns the findings by id. If deadline or signal came first, the map is empty, or it says that the look failed
 */
export type PollSources = (
  ids: Iterable<string>,
  options: PollOptions,
) => Promise<ReadonlyMap<string, Finding>>;

/** How much later than its last waiter a round gives up. It is more than two timers may differ. */
const graceMs = 1_000;

/** A caller that waits. Its times are by the clock of the loop. */
interface Waiter {
  readonly ids: ReadonlySet<string>;
  readonly secretReturned: boolean;
  readonly deadline: Date;
  /** When a round must begin. */
  readonly dueAt: number;
  /** From when on the waiter joins a round that another waiter needs. */
  readonly readyAt: number;
  /** Ends the wait with the findings of a round. */
  readonly settle: (findings: Promise<ReadonlyMap<string, Finding>>) => void;
}

/**
 * Makes the one loop for all callers. With it, waiting for N sources costs the pages of one list, and not N calls a
 * round.
 */
export function createPollSources(find: FindSources, clock: Clock): PollSources {
  const waiting = new Set<Waiter>();
  let alarm = new AbortController();
  let round: { readonly waiters: ReadonlySet<Waiter>; readonly stop: AbortController } | undefined;

  function schedule(): void {
    alarm.abort();
    if (round !== undefined || waiting.size === 0) return;
    const { signal } = (alarm = new AbortController());
    const dueAt = Math.min(...[...waiting].map((waiter) => waiter.dueAt));
    void clock.sleep(Math.max(0, dueAt - clock.now()), signal).then(() => {
      if (!signal.aborted) look();
    });
  }

  function look(): void {
    const now = clock.now();
    const waiters = new Set([...waiting].filter(({ readyAt }) => readyAt <= now));
    // A timer may fire a little early.
    if (waiters.size === 0) {
      schedule();
      return;
    }
    const stop = new AbortController();
    // Each source that is asked for by its id adds a listener. Node would warn of a leak at the eleventh.
    setMaxListeners(0, stop.signal);
    // A waiter leaves when its time is up, and the last one to leave ends the round. The deadline of the round's calls
    // comes a little later. With equal times, two timers would race: the waiter would get an empty map, or a call that
    // failed at its deadline.
    const last = Math.max(...[...waiters].map((waiter) => waiter.deadline.getTime()));
    const deadline = new Date(last + graceMs);
    round = { waiters, stop };
    const findings = find(wantedBy(waiters), { deadline, signal: stop.signal });
    for (const waiter of waiters) waiter.settle(findings);
    const next = (): void => {
      for (const waiter of waiters) waiting.delete(waiter);
      round = undefined;
      schedule();
    };
    findings.then(next, next);
  }

  function leave(waiter: Waiter): void {
    waiting.delete(waiter);
    if (round !== undefined && [...round.waiters].every((other) => !waiting.has(other))) round.stop.abort();
    schedule();
  }

  return async (ids, { afterMs, joinAfterMs = afterMs / 2, deadline, signal, secretReturned = true }) => {
    const now = clock.now();
    let waiter: Waiter | undefined;
    try {
      return await withTimeout(deadline.getTime() - now, [signal], () => {
        return new Promise<ReadonlyMap<string, Finding>>((resolve) => {
          const times = { dueAt: now + afterMs, readyAt: now + joinAfterMs };
          waiter = { ids: new Set(ids), secretReturned, deadline, ...times, settle: resolve };
          waiting.add(waiter);
          schedule();
        });
      });
    } catch (reason) {
      if (reason instanceof TimedOut || reason instanceof Aborted) return new Map();
      throw reason;
    } finally {
      if (waiter !== undefined) leave(waiter);
    }
  };
}

function wantedBy(waiters: Iterable<Waiter>): Map<string, boolean> {
  const wanted = new Map<string, boolean>();
  for (const { ids, secretReturned } of waiters) {
    for (const id of ids) wanted.set(id, secretReturned || wanted.get(id) === true);
  }
  return wanted;
}
