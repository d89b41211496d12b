/** What is known of a source during a wait, and how each look changes that. */
import type { Finding, Source, StreamkapApiError } from "../../../streamkap/index.ts";
import { type DesiredState, statedState } from "../../source/index.ts";

/** What a wait has seen. */
export interface WaitReport {
  /** The statuses that were seen, in order. A status that did not change is named once. */
  readonly statuses: readonly string[];
  /** Request id of the last answer; undefined if there was none. */
  readonly requestId: string | undefined;
  /** The error of the last look that failed. @default no look failed */
  readonly failure?: StreamkapApiError;
}

/** How far the wait for one source has come. */
export interface WaitProgress extends WaitReport {
  readonly kind: "reached" | "broken" | "gone" | "refused" | "underWay";
  /** The source as it was last seen. @default nothing has shown it yet */
  readonly source?: Source;
  /** Whether the API was asked for the secrets of `source`. @default false */
  readonly secretReturned?: boolean;
  /** When the source was first seen Broken, in milliseconds since 1970. @default it was not */
  readonly brokenSince?: number;
  /**
   * Whether the answer to the change had the status that is waited for, and no look has shown the source since.
   *
   * @default false
   */
  readonly isAnswered?: boolean;
}

/** What a wait expects of its sources. */
export interface Expectation {
  /** The status that is waited for. @default the desired state that each source's own answer tells */
  readonly demanded?: DesiredState | undefined;
  /**
   * How long a source may be Broken before the wait gives up. A connector can be reported Broken for a moment while it
   * starts.
   *
   * @default 60_000
   */
  readonly brokenGraceMs?: number;
  /** Whether an answer to the change that says `Active` is believed without another look. @default false */
  readonly believesAnswer?: boolean;
}

/**
 * The status at which a healthy source comes to rest. A source that somebody has paused by hand is expected to stay
 * paused.
 */
export function settledStatus(source: Source, demanded?: DesiredState): DesiredState {
  return demanded ?? statedState(source) ?? "Active";
}

/** The status of a source; "unknown" if the API tells none. */
export function statusOf({ connector_status: status }: Source): string {
  return status ?? "unknown";
}

/**
 * Begins a wait with what the answer to a change tells. `Active` in the answer may be the status from before the
 * change: afterwards the connector is restarted with its new configuration, and may break. Another status that is
 * waited for can be believed, because a connector that does not run cannot break.
 *
 * @param source the source as the answer has just shown it, with its secrets; undefined if there was no answer
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

/** The progress after a look. @param now milliseconds since 1970 */
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

/** Whether the next look would fail for the same reason. */
export function isHopeless({ transient, kind }: StreamkapApiError): boolean {
  return !transient && (kind === "unauthorised" || kind === "refused");
}

function isSettled(source: Source, demanded: DesiredState | undefined): boolean {
  return source.connector_status === settledStatus(source, demanded);
}

/**
 * The source of a list's entry, with the configuration of the answer to the change. A list shows no secrets. If the
 * answer had the same status already, its configuration is the latest one, and the source need not be read again.
 */
function knownConfig(
  { source: answered, secretReturned = false }: WaitProgress,
  { source }: Extract<Finding, { kind: "found" }>,
): Pick<WaitProgress, "source" | "secretReturned"> | undefined {
  if (!secretReturned || answered?.connector_status !== source.connector_status) return undefined;
  return { source: { ...source, config: answered.config }, secretReturned };
}
