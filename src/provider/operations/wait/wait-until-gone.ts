import type { Finding, StreamkapClient } from "../../../streamkap/index.ts";
import { isApiError } from "../../wire/index.ts";
import { isHopeless, statusOf } from "./progress.ts";
import { firstPauseMs, isOver, rounds, type WaitOptions } from "./rounds.ts";

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
  for await (const finding of looksForOne(api, id, options)) {
    if (finding?.kind === "gone") return true;
    if (finding?.kind === "found") options.onStatus?.(statusOf(finding.source));
    if (finding?.kind !== "failed") continue;
    if (isHopeless(finding.error)) throw finding.error;
    options.onFailure?.(finding.error);
  }
  return false;
}

/**
 * Looks at one source at once and by its id, because most deletions are done when they are answered and a list cannot
 * prove it. Later looks share the rounds of others.
 */
async function* looksForOne(
  api: StreamkapClient,
  id: string,
  options: WaitOptions,
): AsyncGenerator<Finding | undefined, void, undefined> {
  if (!isOver(api, options)) yield await lookById(api, id, options);
  const pacing = { ...options, secretReturned: false, firstMs: firstPauseMs };
  for await (const findings of rounds(api, () => [id], pacing)) yield findings.get(id);
}

async function lookById(
  api: StreamkapClient,
  id: string,
  { deadline, signal }: WaitOptions,
): Promise<Finding> {
  try {
    const source = await api.getSource(id, { deadline, signal, secretReturned: false });
    if (source === undefined) return { kind: "gone", requestId: undefined };
    return { kind: "found", source, secretReturned: false, requestId: undefined };
  } catch (thrown) {
    if (isApiError(thrown)) return { kind: "failed", error: thrown };
    throw thrown;
  }
}
