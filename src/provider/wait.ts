/** Waiting for sources: every wait ends, and says why. */
import type { Finding, Source, StreamkapClient } from "../streamkap/index.ts";
import {
  advanceWait,
  beginWait,
  isGone,
  statusOf,
  type Expectation,
  type WaitProgress,
  type WaitReport,
} from "./wait-progress.ts";

const firstPauseMs = 250;
const longestPauseMs = 5_000;
/** What is left of the time is not worth another look. */
const shortestPauseMs = 100;

export interface WaitOutcome extends WaitReport {
  /** `stopped`: by Ctrl-C. `broken` and `timedOut` after all patience. */
  readonly kind: "reached" | "broken" | "gone" | "timedOut" | "stopped";
  /** As last seen; undefined where no look-up succeeded. */
  readonly source: Source | undefined;
  /** Whether the API was asked for its secrets then, if the connection does that at all. */
  readonly secretReturned: boolean;
  readonly waitedMs: number;
}

/** By the client's clock. */
export interface WaitOptions {
  readonly deadline: Date;
  readonly signal: AbortSignal;
  /** Told the status at first and after each look that does not end the wait. @default not told */
  readonly onStatus?: (status: string) => void;
}

export interface SettleOptions extends WaitOptions, Expectation {
  /** @default true */
  readonly secretReturned?: boolean;
}

/**
 * Polls until every source has come to rest or is Broken for good, and until then looks at the
 * Broken ones too: they may recover. A failed poll is not the source's failure: the next one counts.
 *
 * @param sources ids, each with the source where an answer has just shown it
 * @throws StreamkapApiError where waiting does not mend what went wrong
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
    [...all].flatMap(([id, { kind }]) => (kind === "reached" || kind === "gone" ? [] : [id]));
  const isDone = (): boolean => [...all.values()].every(({ kind }) => kind !== "underWay");
  if (!isDone()) {
    tell();
    for await (const findings of rounds(api, open, options)) {
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

/** The same for one source that has just been changed. */
export async function waitUntilSettled(
  api: StreamkapClient,
  source: Source,
  options: SettleOptions,
): Promise<WaitOutcome & { readonly source: Source }> {
  const outcomes = await settleSources(api, new Map([[source.id, source]]), options);
  const outcome = outcomes.get(source.id);
  if (outcome === undefined) throw new Error("a source that is waited for has no outcome");
  return { ...outcome, source: outcome.source ?? source };
}

/** Polls until the API no longer has it. @returns whether it is gone */
export async function waitUntilGone(
  api: StreamkapClient,
  id: string,
  options: WaitOptions,
): Promise<boolean> {
  for await (const findings of rounds(api, () => [id], { ...options, secretReturned: false })) {
    const finding = findings.get(id);
    if (finding === undefined) continue;
    if (isGone(finding)) return true;
    if (finding.kind === "found") options.onStatus?.(statusOf(finding.source));
  }
  return false;
}

/** Whether there is no time left for another look, or nobody to wait for it. */
export function isOver({ clock }: StreamkapClient, { deadline, signal }: WaitOptions): boolean {
  return signal.aborted || deadline.getTime() - clock.now() < shortestPauseMs;
}

function endWait(progress: WaitProgress, waitedMs: number, signal: AbortSignal): WaitOutcome {
  const { kind, source, secretReturned = false, statuses, requestId } = progress;
  const seen = { source, secretReturned, statuses, requestId, waitedMs };
  if (kind !== "underWay") return { kind, ...seen };
  if (signal.aborted) return { kind: "stopped", ...seen };
  return { kind: source?.connector_status === "Broken" ? "broken" : "timedOut", ...seen };
}

/** What each round of the client's poll finds, until the deadline or the signal. */
async function* rounds(
  api: StreamkapClient,
  ids: () => readonly string[],
  options: SettleOptions,
): AsyncGenerator<ReadonlyMap<string, Finding>, void, undefined> {
  const { deadline, signal, secretReturned = true } = options;
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const leftMs = deadline.getTime() - api.clock.now();
    if (leftMs < shortestPauseMs) return;
    // The last look comes early enough for an answer.
    const afterMs = pauseMs < leftMs ? pauseMs : leftMs / 2;
    yield await api.pollSources(ids(), { afterMs, deadline, signal, secretReturned });
  }
}
