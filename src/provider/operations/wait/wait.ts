/** Waiting for sources: every wait ends, and says why. */
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
 * From the answer to a change until the first look at a source that is to run. What is seen before that may be the
 * status from before the change, and a connector that cannot work with its new configuration needs this long to say so.
 */
const restartMs = 2_000;
/** Until the first look at anything else. */
const firstPauseMs = 250;
const longestPauseMs = 5_000;
/** Sources that were changed so soon after one another are looked at together. */
const togetherMs = 250;
/** What is left of the time is not worth another look. */
const shortestPauseMs = 100;

export interface WaitOutcome extends WaitReport {
  /** `stopped`: by Ctrl-C. `broken` and `timedOut` after all patience. `refused`: looking failed for good. */
  readonly kind: "reached" | "broken" | "gone" | "refused" | "timedOut" | "stopped";
  /** As last seen; undefined where no look-up succeeded. */
  readonly source: Source | undefined;
  /** Whether the API was asked for its secrets then, if the connection does that at all. */
  readonly secretReturned: boolean;
  readonly waitedMs: number;
  /** It is as the answer to the change had it, and each look after that has failed. */
  readonly unseen: boolean;
}

/** By the client's clock. */
export interface WaitOptions {
  readonly deadline: Date;
  readonly signal: AbortSignal;
  /** Told the status at first and after each look that does not end the wait. @default not told */
  readonly onStatus?: (status: string) => void;
  /** Told of each look for a deletion that fails. @default not told */
  readonly onFailure?: (failure: StreamkapApiError) => void;
}

export interface SettleOptions extends WaitOptions, Expectation {
  /** @default true */
  readonly secretReturned?: boolean;
}

/**
 * Polls until every source has come to rest or is Broken for good, and until then looks at the
 * Broken ones too: they may recover. A failed poll is not the source's failure: the next one counts.
 * Each source is judged by itself, whatever becomes of the others.
 *
 * @param sources ids, each with the source where an answer has just shown it
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
 * The same for one source that has just been changed.
 *
 * @throws StreamkapApiError where waiting does not mend what went wrong
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
 * Polls until the API no longer has it.
 *
 * @returns whether it is gone
 * @throws StreamkapApiError where waiting does not mend what went wrong
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

/** Whether there is no time left for another look, or nobody to wait for it. */
export function isOver({ clock }: StreamkapClient, { deadline, signal }: WaitOptions): boolean {
  return signal.aborted || deadline.getTime() - clock.now() < shortestPauseMs;
}

/** Whether it is waited for until its connector runs. */
function mayRun(source: Source | undefined, { demanded }: Expectation): boolean {
  return source === undefined || settledStatus(source, demanded) === "Active";
}

function endWait(progress: WaitProgress, waitedMs: number, signal: AbortSignal): WaitOutcome {
  const { kind, source, secretReturned = false, isAnswered = false, statuses, requestId, failure } = progress;
  const unseen = isAnswered && failure !== undefined;
  const seen = { source, secretReturned, statuses, requestId, waitedMs, unseen, ...(failure && { failure }) };
  // The source is not to blame for looks that failed, nor for an interrupt.
  if (isAnswered && kind !== "gone") return { kind: "reached", ...seen };
  if (kind !== "underWay") return { kind, ...seen };
  if (signal.aborted) return { kind: "stopped", ...seen };
  return { kind: source?.connector_status === "Broken" ? "broken" : "timedOut", ...seen };
}

/** What each round of the client's poll finds, until the deadline or the signal. */
async function* rounds(
  api: StreamkapClient,
  ids: () => readonly string[],
  options: WaitOptions & { readonly firstMs: number; readonly secretReturned?: boolean },
): AsyncGenerator<ReadonlyMap<string, Finding>, void, undefined> {
  const { deadline, signal, firstMs, secretReturned = true } = options;
  // Who has waited for the restart joins those who did so a moment later, and not those who look for other reasons.
  let pause =
    firstMs === restartMs ? { afterMs: restartMs + togetherMs, joinAfterMs: restartMs } : pauseOf(firstMs);
  for (let nextMs = firstPauseMs * 1.5; !signal.aborted; nextMs = Math.min(nextMs * 1.5, longestPauseMs)) {
    const leftMs = deadline.getTime() - api.clock.now();
    if (leftMs < shortestPauseMs) return;
    // The last look comes early enough for an answer.
    if (pause.afterMs >= leftMs) pause = pauseOf(leftMs / 2);
    yield await api.pollSources(ids(), { ...pause, deadline, signal, secretReturned });
    pause = pauseOf(nextMs);
  }
}

function pauseOf(afterMs: number): { readonly afterMs: number; readonly joinAfterMs: number } {
  return { afterMs, joinAfterMs: afterMs / 2 };
}
