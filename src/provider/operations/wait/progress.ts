/** What is known of a source while it is waited for. */
import type { Finding, Source, StreamkapApiError } from "../../../streamkap/index.ts";
import { type DesiredState, statedState } from "../../source/index.ts";

/** What a wait has seen. */
export interface WaitReport {
  /** The status walked through, each named once in a row. */
  readonly statuses: readonly string[];
  /** Of the last answer. */
  readonly requestId: string | undefined;
  /** Of the last look that failed. @default none did */
  readonly failure?: StreamkapApiError;
}

/** Where a source is on its way. */
export interface WaitProgress extends WaitReport {
  readonly kind: "reached" | "broken" | "gone" | "refused" | "underWay";
  readonly source?: Source;
  readonly secretReturned?: boolean;
  /** Milliseconds since 1970. */
  readonly brokenSince?: number;
  /** No look has shown it since the answer to the change, which had the status that is waited for. @default false */
  readonly isAnswered?: boolean;
}

export interface Expectation {
  /** The status that is waited for. @default what is desired of each source by its own answer */
  readonly demanded?: DesiredState | undefined;
  /** A connector can be reported Broken for a moment while it starts. @default 60_000 */
  readonly brokenGraceMs?: number;
  /** Whether an answer to the change that says `Active` is believed without another look. @default false */
  readonly believesAnswer?: boolean;
}

/** What a source that nothing is wrong with ends up as. Who pauses one by hand wants it paused. */
export function settledStatus(source: Source, demanded?: DesiredState): DesiredState {
  return demanded ?? statedState(source) ?? "Active";
}

/** As far as the API says one. */
export function statusOf({ connector_status: status }: Source): string {
  return status ?? "unknown";
}

/**
 * What the answer to a change tells. `Active` in it may be the status from before the change: the connector is
 * restarted with its new configuration after that, and may break. A connector that does not run cannot break.
 *
 * @param source as the answer has just shown it, with its secrets
 */
export function beginWait(
  source: Source | undefined,
  { demanded, believesAnswer = false }: Expectation,
): WaitProgress {
  if (source === undefined) return { kind: "underWay", statuses: [], requestId: undefined };
  const isAnswered = isSettled(source, demanded);
  const reached = isAnswered && (believesAnswer || source.connector_status !== "Active");
  const report = { statuses: [statusOf(source)], requestId: undefined };
  return { kind: reached ? "reached" : "underWay", source, secretReturned: true, isAnswered, ...report };
}

/** @param now milliseconds since 1970 */
export function advanceWait(
  before: WaitProgress,
  finding: Finding,
  now: number,
  { demanded, brokenGraceMs = 60_000 }: Expectation,
): WaitProgress {
  if (finding.kind === "gone") return { ...before, kind: "gone" };
  if (finding.kind === "failed") {
    const { error: failure } = finding;
    const kind = isHopeless(failure) ? "refused" : before.kind;
    return { ...before, kind, failure, requestId: failure.requestId ?? before.requestId };
  }
  const { source, requestId } = finding;
  const status = statusOf(source);
  const statuses = before.statuses.at(-1) === status ? before.statuses : [...before.statuses, status];
  const report = { statuses, requestId: requestId ?? before.requestId };
  const seen = { ...before, ...report, source, secretReturned: finding.secretReturned, isAnswered: false };
  if (isSettled(source, demanded)) return { ...seen, ...knownConfig(before, finding), kind: "reached" };
  if (source.connector_status !== "Broken") return { ...seen, kind: "underWay" };
  const { brokenSince = now } = before;
  return { ...seen, kind: now - brokenSince >= brokenGraceMs ? "broken" : "underWay", brokenSince };
}

/** Whether the next look would fail in the same way. */
export function isHopeless({ transient, kind }: StreamkapApiError): boolean {
  return !transient && (kind === "unauthorised" || kind === "refused");
}

function isSettled(source: Source, demanded: DesiredState | undefined): boolean {
  return source.connector_status === settledStatus(source, demanded);
}

/**
 * A list shows no secrets. Where the answer to the change had the status already, its configuration is the latest
 * there is, and nobody need ask for it again.
 */
function knownConfig(
  { source: answered, secretReturned = false }: WaitProgress,
  { source }: Extract<Finding, { kind: "found" }>,
): Pick<WaitProgress, "source" | "secretReturned"> | undefined {
  if (!secretReturned || answered?.connector_status !== source.connector_status) return undefined;
  return { source: { ...source, config: answered.config }, secretReturned };
}
