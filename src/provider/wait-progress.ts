/** What is known of a source while it is waited for. */
import type { Finding, Source } from "../streamkap/index.ts";
import { statedState, type DesiredState } from "./desired-state.ts";

/** What a wait has seen. */
export interface WaitReport {
  /** The status walked through, each named once in a row. */
  readonly statuses: readonly string[];
  /** Of the last answer. */
  readonly requestId: string | undefined;
}

/** Where a source is on its way. */
export interface WaitProgress extends WaitReport {
  readonly kind: "reached" | "broken" | "gone" | "underWay";
  readonly source?: Source;
  readonly secretReturned?: boolean;
  /** Milliseconds since 1970. */
  readonly brokenSince?: number;
}

export interface Expectation {
  /** The status that is waited for. @default what is desired of each source by its own answer */
  readonly demanded?: DesiredState | undefined;
  /** A connector can be reported Broken for a moment while it starts. @default 60_000 */
  readonly brokenGraceMs?: number;
}

/** What a source that nothing is wrong with ends up as. Who pauses one by hand wants it paused. */
export function settledStatus(source: Source, demanded?: DesiredState): DesiredState {
  return demanded ?? statedState(source) ?? "Active";
}

/** As far as the API says one. */
export function statusOf({ connector_status: status }: Source): string {
  return status ?? "unknown";
}

/** @param source as an answer has just shown it, with its secrets */
export function beginWait(source: Source | undefined, { demanded }: Expectation): WaitProgress {
  if (source === undefined) return { kind: "underWay", statuses: [], requestId: undefined };
  const reached = source.connector_status === settledStatus(source, demanded);
  const report = { statuses: [statusOf(source)], requestId: undefined };
  return { kind: reached ? "reached" : "underWay", source, secretReturned: true, ...report };
}

/** @throws StreamkapApiError where the next look would fail in the same way */
export function advanceWait(
  before: WaitProgress,
  finding: Finding,
  now: number,
  { demanded, brokenGraceMs = 60_000 }: Expectation,
): WaitProgress {
  if (isGone(finding)) return { ...before, kind: "gone" };
  if (finding.kind !== "found") {
    const requestId = finding.kind === "failed" ? finding.error.requestId : undefined;
    return { ...before, requestId: requestId ?? before.requestId };
  }
  const { source, secretReturned, requestId } = finding;
  const status = statusOf(source);
  const statuses = before.statuses.at(-1) === status ? before.statuses : [...before.statuses, status];
  const seen = { source, secretReturned, statuses, requestId: requestId ?? before.requestId };
  if (source.connector_status === settledStatus(source, demanded)) return { kind: "reached", ...seen };
  if (source.connector_status !== "Broken") return { kind: "underWay", ...seen };
  const { brokenSince = now } = before;
  return { kind: now - brokenSince >= brokenGraceMs ? "broken" : "underWay", ...seen, brokenSince };
}

/** @throws StreamkapApiError as above */
export function isGone(finding: Finding): boolean {
  if (finding.kind !== "failed") return finding.kind === "gone";
  const { error } = finding;
  if (!error.transient && (error.kind === "unauthorised" || error.kind === "refused")) throw error;
  return false;
}
