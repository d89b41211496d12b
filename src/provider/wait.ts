/** Waiting for sources: every wait ends, and says why. */
import type { Finding, Source, StreamkapClient } from "../streamkap/index.ts";
import { statedState, type DesiredState } from "./desired-state.ts";

const firstPauseMs = 250;
const longestPauseMs = 5_000;
/** What is left of the time is not worth another look. */
const shortestPauseMs = 100;

export interface WaitOutcome {
  /** `stopped`: by Ctrl-C. `broken` and `timedOut` after all patience. */
  readonly kind: "reached" | "broken" | "gone" | "timedOut" | "stopped";
  /** As last seen; undefined where no look-up succeeded. */
  readonly source: Source | undefined;
  /** Whether the API was asked for its secrets then, if the connection does that at all. */
  readonly secretReturned: boolean;
}

export interface WaitOptions {
  readonly deadline: Date;
  readonly signal: AbortSignal;
}

export interface SettleOptions extends WaitOptions {
  /** A connector can be reported Broken for a moment while it starts. @default 60_000 */
  readonly brokenGraceMs?: number;
  /** The status that is waited for. @default what is desired of each source by its own answer */
  readonly demanded?: DesiredState | undefined;
  /** @default true */
  readonly secretReturned?: boolean;
}

/** What a source that nothing is wrong with ends up as. Who pauses one by hand wants it paused. */
export function settledStatus(source: Source, demanded?: DesiredState): DesiredState {
  return demanded ?? statedState(source) ?? "Active";
}

/** Where a source is on its way. */
interface Progress {
  readonly kind: "reached" | "broken" | "gone" | "underWay";
  readonly source?: Source;
  readonly secretReturned?: boolean;
  /** Milliseconds since 1970. */
  readonly brokenSince?: number;
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
  const all = new Map([...sources].map(([id, source]) => [id, begin(source, options)]));
  const open = (): string[] =>
    [...all].flatMap(([id, { kind }]) => (kind === "reached" || kind === "gone" ? [] : [id]));
  const isOver = (): boolean => [...all.values()].every(({ kind }) => kind !== "underWay");
  if (!isOver()) {
    for await (const findings of rounds(api, open, options)) {
      for (const [id, before] of all) {
        const finding = findings.get(id);
        if (finding !== undefined) all.set(id, advance(before, finding, options));
      }
      if (isOver()) break;
    }
  }
  return new Map([...all].map(([id, progress]) => [id, end(progress, options.signal)]));
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
    if (finding !== undefined && isGone(finding)) return true;
  }
  return false;
}

function begin(source: Source | undefined, { demanded }: SettleOptions): Progress {
  if (source === undefined) return { kind: "underWay" };
  const reached = source.connector_status === settledStatus(source, demanded);
  return { kind: reached ? "reached" : "underWay", source, secretReturned: true };
}

function advance(before: Progress, finding: Finding, options: SettleOptions): Progress {
  const { demanded, brokenGraceMs = 60_000 } = options;
  if (isGone(finding)) return { ...before, kind: "gone" };
  if (finding.kind !== "found") return before;
  const { source, secretReturned } = finding;
  if (source.connector_status === settledStatus(source, demanded)) {
    return { kind: "reached", source, secretReturned };
  }
  if (source.connector_status !== "Broken") return { kind: "underWay", source, secretReturned };
  const brokenSince = before.brokenSince ?? Date.now();
  const kind = Date.now() - brokenSince >= brokenGraceMs ? "broken" : "underWay";
  return { kind, source, secretReturned, brokenSince };
}

/** @throws StreamkapApiError where the next look would fail in the same way */
function isGone(finding: Finding): boolean {
  if (finding.kind !== "failed") return finding.kind === "gone";
  const { error } = finding;
  if (error.kind === "unauthorised" || error.kind === "refused") throw error;
  return false;
}

function end({ kind, source, secretReturned = false }: Progress, signal: AbortSignal): WaitOutcome {
  if (kind !== "underWay") return { kind, source, secretReturned };
  if (signal.aborted) return { kind: "stopped", source, secretReturned };
  const broken = source?.connector_status === "Broken";
  return { kind: broken ? "broken" : "timedOut", source, secretReturned };
}

/** What each round of the client's poll finds, until the deadline or the signal. */
async function* rounds(
  api: StreamkapClient,
  ids: () => readonly string[],
  options: SettleOptions,
): AsyncGenerator<ReadonlyMap<string, Finding>, void, undefined> {
  const { deadline, signal, secretReturned = true } = options;
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const leftMs = deadline.getTime() - Date.now();
    if (leftMs < shortestPauseMs) return;
    // The last look comes early enough for an answer.
    const afterMs = pauseMs < leftMs ? pauseMs : leftMs / 2;
    yield await api.pollSources(ids(), { afterMs, deadline, signal, secretReturned });
  }
}
