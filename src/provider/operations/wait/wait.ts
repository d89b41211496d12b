/** Waits for sources to come to rest. Every wait ends, and its outcome says why. */
import type { Source, StreamkapClient } from "../../../streamkap/index.ts";
import {
  advanceWait,
  beginWait,
  settledStatus,
  statusOf,
  type Expectation,
  type WaitProgress,
  type WaitReport,
} from "./progress.ts";
import { firstPauseMs, restartMs, rounds, type WaitOptions } from "./rounds.ts";

/** How the wait for one source has ended. */
export interface WaitOutcome extends WaitReport {
  /**
   * `broken`: Broken for longer than the grace, or still Broken at the deadline. `timedOut`: another status at the
   * deadline. `stopped`: Ctrl-C ended the wait. `refused`: a look failed, and every later one would fail too.
   */
  readonly kind: "reached" | "broken" | "gone" | "refused" | "timedOut" | "stopped";
  /** The source as it was last seen; undefined if nothing has shown it. */
  readonly source: Source | undefined;
  /** Whether the API was asked for the secrets of `source`. A connection may still have it hide them. */
  readonly secretReturned: boolean;
  /** How long the wait took, in milliseconds. */
  readonly waitedMs: number;
  /** Whether only the answer to the change has shown the source, because each look after it has failed. */
  readonly unseen: boolean;
}

/** How to wait until sources have come to rest. */
export interface SettleOptions extends WaitOptions, Expectation {
  /** Whether the API is asked for secrets. @default true */
  readonly secretReturned?: boolean;
}

/**
 * Polls until every source has come to rest or is Broken for good. Until the end it looks at Broken sources too,
 * because they may recover. A failed look says nothing about a source; the next look counts. Each source is judged by
 * itself, whatever becomes of the others.
 *
 * @param sources by id; the source if an answer has just shown it, else undefined
 * @returns the outcome of each source, by id
 */
export async function settleSources(
  api: StreamkapClient,
  sources: ReadonlyMap<string, Source | undefined>,
  options: SettleOptions,
): Promise<Map<string, WaitOutcome>> {
  const { clock } = api;
  const began = clock.now();
  const all = new Map([...sources].map(([id, source]) => [id, beginWait(source, options)]));
  const tell = (): void => {
    for (const { kind, source } of all.values()) {
      if (kind === "underWay" && source !== undefined) options.onStatus?.(statusOf(source));
    }
  };
  const open = (): string[] =>
    [...all].flatMap(([id, { kind }]) => (kind === "underWay" || kind === "broken" ? [id] : []));
  const isDone = (): boolean => [...all.values()].every(({ kind }) => kind !== "underWay");
  if (!isDone()) {
    tell();
    const runs = [...all.values()].some(({ source }) => mayRun(source, options));
    const pacing = { ...options, firstMs: runs ? restartMs : firstPauseMs };
    for await (const findings of rounds(api, open, pacing)) {
      for (const [id, before] of all) {
        const finding = findings.get(id);
        if (finding !== undefined) all.set(id, advanceWait(before, finding, clock.now(), options));
      }
      if (isDone()) break;
      tell();
    }
  }
  const waitedMs = clock.now() - began;
  return new Map([...all].map(([id, progress]) => [id, endWait(progress, waitedMs, options.signal)]));
}

/**
 * Polls until one source, which has just been changed, has come to rest or is Broken for good.
 *
 * @throws StreamkapApiError if a look failed, and every later one would fail too
 */
export async function waitUntilSettled(
  api: StreamkapClient,
  source: Source,
  options: SettleOptions,
): Promise<WaitOutcome & { readonly source: Source }> {
  const outcomes = await settleSources(api, new Map([[source.id, source]]), options);
  const outcome = outcomes.get(source.id);
  if (outcome === undefined) throw new Error("a source that is waited for has no outcome");
  if (outcome.kind === "refused" && outcome.failure !== undefined) throw outcome.failure;
  return { ...outcome, source: outcome.source ?? source };
}

/** Whether a source may be waited for until its connector runs. */
function mayRun(source: Source | undefined, { demanded }: Expectation): boolean {
  return source === undefined || settledStatus(source, demanded) === "Active";
}

function endWait(progress: WaitProgress, waitedMs: number, signal: AbortSignal): WaitOutcome {
  const { kind, source, secretReturned = false, isAnswered = false, statuses, requestId, failure } = progress;
  const unseen = isAnswered && failure !== undefined;
  const seen = { source, secretReturned, statuses, requestId, waitedMs, unseen, ...(failure && { failure }) };
  // The answer had the right status, and failed looks or Ctrl-C do not prove it wrong.
  if (isAnswered && kind !== "gone") return { kind: "reached", ...seen };
  if (kind !== "underWay") return { kind, ...seen };
  if (signal.aborted) return { kind: "stopped", ...seen };
  return { kind: source?.connector_status === "Broken" ? "broken" : "timedOut", ...seen };
}
