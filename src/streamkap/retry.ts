import type { StreamkapApiError } from "./error.ts";

/**
 * What it means to send a request twice. `none`: it changes nothing. `repeatable`: the second one
 * finds the work done. `once`: it would be done twice.
 */
export type Effect = "none" | "repeatable" | "once";

/** A longer wait than this is the caller's decision. */
export const longestDelayMs = 60_000;

/**
 * How long to wait before the next try, or undefined to give up. Only requests without effect are
 * tried again, and only where the answer says that it is a matter of time.
 */
export function delayBeforeRetry(
  error: StreamkapApiError,
  { effect, tries, maxRetries, retryDelayMs }: RetryState,
): number | undefined {
  const passing = error.kind === "rateLimited" || error.kind === "gateway";
  if (effect !== "none" || !passing || tries > maxRetries) return undefined;
  // Half of it by chance, so that callers who failed together do not come back together.
  const backoff = retryDelayMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
  const delay = error.retryAfterMs ?? backoff;
  return delay > longestDelayMs ? undefined : delay;
}

interface RetryState {
  readonly effect: Effect;
  /** 1 after the first. */
  readonly tries: number;
  readonly maxRetries: number;
  /** Longest wait after the first try; it doubles with each. */
  readonly retryDelayMs: number;
}

/** The header `Retry-After`, seconds or a date, as milliseconds from now. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
