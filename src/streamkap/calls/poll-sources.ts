import { setMaxListeners } from "node:events";
import { Aborted, type Clock, TimedOut, withTimeout } from "../call/index.ts";
import type { Finding, FindSources } from "./find-sources.ts";

export interface PollOptions {
  /** When to look, counted from now. */
  readonly afterMs: number;
  /** From when on to look where somebody else does. @default half of `afterMs` */
  readonly joinAfterMs?: number;
  readonly deadline: Date;
  readonly signal: AbortSignal;
  /** Whether secrets are wanted where a source is asked for by itself; a list shows none. @default true */
  readonly secretReturned?: boolean;
}

/**
 * Waits for the next round of the one poll loop, which looks for everything that anybody waits for.
 *
 * @returns by id; nothing, or that looking failed, where deadline or signal came first
 */
export type PollSources = (
  ids: Iterable<string>,
  options: PollOptions,
) => Promise<ReadonlyMap<string, Finding>>;

/** More than timers are apart. */
const graceMs = 1_000;

interface Waiter {
  readonly ids: ReadonlySet<string>;
  readonly secretReturned: boolean;
  readonly deadline: Date;
  /** By the clock, as below. */
  readonly dueAt: number;
  /** From when on it joins a round that others need. */
  readonly readyAt: number;
  readonly settle: (findings: Promise<ReadonlyMap<string, Finding>>) => void;
}

/** One loop for all: N sources that are waited for cost what one list costs, and not N calls each time. */
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
    // A timer may be a little early.
    if (waiters.size === 0) {
      schedule();
      return;
    }
    const stop = new AbortController();
    // One listener for each source that is asked for by its id.
    setMaxListeners(0, stop.signal);
    // Whose time is up leaves, and the last one ends the round. Its calls' own end comes later, or it would be a race
    // between two timers whether a waiter is told nothing or that its call had no time left.
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
