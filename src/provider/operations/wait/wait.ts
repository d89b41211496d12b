/** Waits for sources to come to rest, or to be gone. Every wait ends, and its outcome says why. */
import type { Finding, Source, StreamkapApiError, StreamkapClient } from "../../../streamkap/index.ts";
import {
  advanceWait,
  beginWait,
  isHopeless,
  settledStatus,
  statusOf,
  type Expectation,
  type WaitProgress,
  type WaitReport,
} from "./progress.ts";

/**
 * Time from the answer to a change until the first look at a source that is to run. An earlier look may show the status
 * from before the change. A connector that cannot work with its new configuration needs this long to break.
 */
const restartMs = 2_000;
/** Time until the first look at any other source. */
const firstPauseMs = 250;
const longestPauseMs = 5_000;
/** Sources whose changes are no further apart than this are looked at together. */
const togetherMs = 250;
/** If less time than this is left, another look is not worth it. */
const shortestPauseMs = 100;

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

/** When a wait ends, and what it tells on the way. Times are those of the client's clock. */
export interface WaitOptions {
  readonly deadline: Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Called with the status at first, and after each look that does not end the wait. @default not called */
  readonly onStatus?: (status: string) => void;
  /** Called in a wait for a deletion, for each look that fails. @default not called */
  readonly onFailure?: (failure: StreamkapApiError) => void;
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

/**
 * Polls until the API no longer has a source.
 *
 * @returns true if the source is gone; false if the deadline or Ctrl-C came first
 * @throws StreamkapApiError if a look failed, and every later one would fail too
 */
export async function waitUntilGone(
  api: StreamkapClient,
  id: string,
  options: WaitOptions,
): Promise<boolean> {
  const pacing = { ...options, secretReturned: false, firstMs: firstPauseMs };
  for await (const findings of rounds(api, () => [id], pacing)) {
    const finding = findings.get(id);
    if (finding?.kind === "gone") return true;
    if (finding?.kind === "found") options.onStatus?.(statusOf(finding.source));
    if (finding?.kind !== "failed") continue;
    if (isHopeless(finding.error)) throw finding.error;
    options.onFailure?.(finding.error);
  }
  return false;
}

/** Whether a wait has to end: no time is left for another look, or Ctrl-C was pressed. */
export function isOver({ clock }: StreamkapClient, { deadline, signal }: WaitOptions): boolean {
  return signal.aborted || deadline.getTime() - clock.now() < shortestPauseMs;
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

/** Polls in rounds, with growing pauses, until the deadline or Ctrl-C. Yields what each round has found. */
async function* rounds(
  api: StreamkapClient,
  ids: () => readonly string[],
  options: WaitOptions & { readonly firstMs: number; readonly secretReturned?: boolean },
): AsyncGenerator<ReadonlyMap<string, Finding>, void, undefined> {
  const { deadline, signal, firstMs, secretReturned = true } = options;
  // The look after a restart waits `togetherMs` longer, so that sources that were changed a moment later share it. It
  // joins no earlier look of another wait, which could show the status from before the change.
  let pause =
    firstMs === restartMs ? { afterMs: restartMs + togetherMs, joinAfterMs: restartMs } : pauseOf(firstMs);
  for (let nextMs = firstPauseMs * 1.5; !signal.aborted; nextMs = Math.min(nextMs * 1.5, longestPauseMs)) {
    const leftMs = deadline.getTime() - api.clock.now();
    if (leftMs < shortestPauseMs) return;
    // The last look begins early enough that its answer comes before the deadline.
    if (pause.afterMs >= leftMs) pause = pauseOf(leftMs / 2);
    yield await api.pollSources(ids(), { ...pause, deadline, signal, secretReturned });
    pause = pauseOf(nextMs);
  }
}

function pauseOf(afterMs: number): { readonly afterMs: number; readonly joinAfterMs: number } {
  return { afterMs, joinAfterMs: afterMs / 2 };
}
