/** Waiting for a source: every wait ends, and says why. */
import { setTimeout } from "node:timers/promises";
import type { Source, StreamkapClient } from "../streamkap/index.ts";
import { isApiError } from "./api-diagnostic.ts";

const firstPauseMs = 250;
const longestPauseMs = 5_000;

export type WaitOutcome =
  | { readonly kind: "reached"; readonly source: Source }
  | { readonly kind: "broken"; readonly source: Source }
  | { readonly kind: "timedOut"; readonly source: Source }
  | { readonly kind: "gone" }
  /** Ctrl-C: the source is as last seen. */
  | { readonly kind: "stopped"; readonly source: Source };

export interface WaitOptions {
  readonly deadline: Date;
  readonly signal: AbortSignal;
  /** A connector can be reported Broken for a moment while it starts. @default 60_000 */
  readonly brokenGraceMs?: number;
}

/** What a source that nothing is wrong with ends up as. Who pauses one by hand wants it paused. */
export function settledStatus({ desired_state }: Source): "Active" | "Paused" | "Stopped" {
  return desired_state === "Paused" || desired_state === "Stopped" ? desired_state : "Active";
}

/** Polls until the status is what is desired of the source. A failed poll is not the source's failure: the next one counts. */
export async function waitUntilSettled(
  api: StreamkapClient,
  source: Source,
  options: WaitOptions,
): Promise<WaitOutcome> {
  const { brokenGraceMs = 60_000 } = options;
  let latest = source;
  let brokenSince: number | undefined;
  for await (const _ of pauses(options)) {
    if (isSettled(latest)) return { kind: "reached", source: latest };
    const found = await poll(api, latest.id, options);
    if (found === "gone") return { kind: "gone" };
    latest = found ?? latest;
    if (isSettled(latest)) return { kind: "reached", source: latest };
    brokenSince = latest.connector_status === "Broken" ? (brokenSince ?? Date.now()) : undefined;
    if (brokenSince !== undefined && Date.now() - brokenSince >= brokenGraceMs) {
      return { kind: "broken", source: latest };
    }
  }
  if (options.signal.aborted) return { kind: "stopped", source: latest };
  return { kind: latest.connector_status === "Broken" ? "broken" : "timedOut", source: latest };
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
    if ((await poll(api, id, options)) === "gone") return true;
  }
  return false;
}

/** @returns undefined where this poll failed and the next may not */
async function poll(
  api: StreamkapClient,
  id: string,
  { deadline, signal }: WaitOptions,
): Promise<Source | "gone" | undefined> {
  try {
    return (await api.getSource(id, { deadline, signal })) ?? "gone";
  } catch (thrown) {
    if (isApiError(thrown) && thrown.kind !== "unauthorised" && thrown.kind !== "refused") return undefined;
    throw thrown;
  }
}

/** Yields now, and after each pause, until the deadline or the signal. */
async function* pauses({ deadline, signal }: WaitOptions): AsyncGenerator<undefined> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    if (signal.aborted) return;
    yield undefined;
    const leftMs = deadline.getTime() - Date.now();
    if (leftMs <= 0) return;
    await pause(Math.min(pauseMs, leftMs), signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
