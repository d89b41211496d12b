import type { StreamkapApiError } from "./error.ts";

/**
 * What it means to send a request twice. `none`: it changes nothing. `repeatable`: the second one
 * finds the work done. `once`: it would be done twice.
 */
export type Effect = "none" | "repeatable" | "once";

/** A longer wait than this is the caller's decision. */
export const longestDelayMs = 60_000;

/** A wrong host or a missing network is told sooner than a busy API. */
const mostWithoutAnswer = 2;

/**
 * How long to wait before the next try, or undefined to give up. A request is tried again only
 * where it is a matter of time, and where it cannot do its work twice.
 */
export function delayBeforeRetry(
  error: StreamkapApiError,
  { effect, lasting, tries, maxRetries, retryDelayMs }: RetryState,
): number | undefined {
  const harmless = !error.mayHaveActed || (effect === "repeatable" && !lasting);
  const most = error.status === undefined ? Math.min(maxRetries, mostWithoutAnswer) : maxRetries;
  if (!error.transient || !harmless || tries > most) return undefined;
  // Half of it by chance, so that callers who failed together do not come back together.
  const backoff = Math.min(retryDelayMs * 2 ** (tries - 1), longestDelayMs) * (0.5 + Math.random() / 2);
  const delay = error.retryAfterMs ?? backoff;
  return delay > longestDelayMs ? undefined : delay;
}

interface RetryState {
  readonly effect: Effect;
  /** It was to be answered after a deployment: a lost answer is for the caller to look into. */
  readonly lasting: boolean;
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
