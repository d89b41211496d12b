/** Waiting for a source: every wait ends, and says why. */
import type { Source, StreamkapClient } from "../streamkap/index.ts";
import { isApiError } from "./api-diagnostic.ts";
import { systemClock, type Clock } from "./clock.ts";

const firstPauseMs = 250;
const longestPauseMs = 5_000;

/** What a wait has seen. */
export interface WaitReport {
  /** The status walked through, each named once in a row. */
  readonly statuses: readonly string[];
  readonly waitedMs: number;
  /** Of the last answer. */
  readonly requestId: string | undefined;
}

/** `stopped` is Ctrl-C: the source is as last seen. */
export type WaitOutcome = { readonly report: WaitReport } & (
  | { readonly kind: "reached" | "broken" | "timedOut" | "stopped"; readonly source: Source }
  | { readonly kind: "gone" }
);

export interface WaitOptions {
  readonly deadline: Date;
  readonly signal: AbortSignal;
  /** A connector can be reported Broken for a moment while it starts. @default 60_000 */
  readonly brokenGraceMs?: number;
  /** Told the status after each poll. @default not told */
  readonly onStatus?: (status: string) => void;
  /** @default the system's clock */
  readonly clock?: Clock;
}

/** What a source that nothing is wrong with ends up as. Who pauses one by hand wants it paused. */
export function settledStatus({ desired_state }: Source): "Active" | "Paused" | "Stopped" {
  return desired_state === "Paused" || desired_state === "Stopped" ? desired_state : "Active";
}

/** As far as the API says one. */
export function statusOf({ connector_status: status }: Source): string {
  return status ?? "unknown";
}

/** Polls until the status is what is desired of the source. A failed poll is not the source's failure: the next one counts. */
export async function waitUntilSettled(
  api: StreamkapClient,
  source: Source,
  options: WaitOptions,
): Promise<WaitOutcome> {
  const { brokenGraceMs = 60_000, clock = systemClock } = options;
  const began = clock.now();
  const statuses = [statusOf(source)];
  let requestId: string | undefined;
  let latest = source;
  let brokenSince: number | undefined;
  const report = (): WaitReport => ({ statuses, waitedMs: clock.now() - began, requestId });
  const noteRequest = (id: string | undefined): void => {
    requestId = id ?? requestId;
  };
  for await (const _ of pauses(options)) {
    if (isSettled(latest)) return { kind: "reached", source: latest, report: report() };
    const found = await poll(api, latest.id, options, noteRequest);
    if (found === "gone") return { kind: "gone", report: report() };
    latest = found ?? latest;
    if (statuses.at(-1) !== statusOf(latest)) statuses.push(statusOf(latest));
    if (isSettled(latest)) return { kind: "reached", source: latest, report: report() };
    options.onStatus?.(statusOf(latest));
    brokenSince = latest.connector_status === "Broken" ? (brokenSince ?? clock.now()) : undefined;
    if (brokenSince !== undefined && clock.now() - brokenSince >= brokenGraceMs) {
      return { kind: "broken", source: latest, report: report() };
    }
  }
  const kind = options.signal.aborted ? "stopped" : brokenSince === undefined ? "timedOut" : "broken";
  return { kind, source: latest, report: report() };
}

/** Whether there is no time left, or nobody to wait for it. */
export function isOver({ deadline, signal, clock = systemClock }: WaitOptions): boolean {
  return signal.aborted || clock.now() >= deadline.getTime();
}

function isSettled(source: Source): boolean {
  return source.connector_status === settledStatus(source);
}

/** Polls until the API no longer has it. @returns whether it is gone */
export async function waitUntilGone(
  api: StreamkapClient,
  id: string,
  options: WaitOptions,
): Promise<boolean> {
  for await (const _ of pauses(options)) {
    const found = await poll(api, id, options);
    if (found === "gone") return true;
    if (found !== undefined) options.onStatus?.(statusOf(found));
  }
  return false;
}

/** @returns undefined where this poll failed and the next may not */
async function poll(
  api: StreamkapClient,
  id: string,
  { deadline, signal }: WaitOptions,
  noteRequest: (requestId: string | undefined) => void = () => undefined,
): Promise<Source | "gone" | undefined> {
  const onAnswer = ({ requestId }: { requestId: string | undefined }): void => {
    noteRequest(requestId);
  };
  try {
    return (await api.getSource(id, { deadline, signal, onAnswer })) ?? "gone";
  } catch (thrown) {
    const hopeless =
      !isApiError(thrown) ||
      (!thrown.transient && (thrown.kind === "unauthorised" || thrown.kind === "refused"));
    if (hopeless) throw thrown;
    return undefined;
  }
}

/** Yields now, and after each pause, until the deadline or the signal. */
async function* pauses({ deadline, signal, clock = systemClock }: WaitOptions): AsyncGenerator<undefined> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    if (signal.aborted) return;
    yield undefined;
    const leftMs = deadline.getTime() - clock.now();
    if (leftMs <= 0) return;
    await clock.sleep(Math.min(pauseMs, leftMs), signal);
  }
}
