import type { StreamkapApiError } from "./error.ts";

/**
 * What happens if a request is sent twice:
 * - `none`: the request changes nothing;
 * - `repeatable`: the second request finds the work done;
 * - `once`: the work is done twice.
 */
export type Effect = "none" | "repeatable" | "once";

/** The longest wait before another try. If the API asks for a longer one, the call fails and its caller decides. */
export const longestDelayMs = 60_000;

/**
 * Tries after the first if no answer came. They are few, so that a user soon hears of a wrong host or a missing
 * network.
 */
const mostWithoutAnswer = 2;

/**
 * How long to wait before the next try, in milliseconds. Undefined means to give up. A request is tried again only if
 * its failure may pass with time, and if a second sending cannot do its work twice.
 */
export function delayBeforeRetry(
  error: StreamkapApiError,
  { effect, lasting, tries, maxRetries, retryDelayMs }: RetryState,
): number | undefined {
  const harmless = !error.mayHaveActed || (effect === "repeatable" && !lasting);
  const most = error.status === undefined ? Math.min(maxRetries, mostWithoutAnswer) : maxRetries;
  if (!error.transient || !harmless || tries > most) return undefined;
  // The whole wait is random, so that callers who failed at the same moment do not come back at the same moment.
  const backoff = Math.min(retryDelayMs * 2 ** (tries - 1), longestDelayMs) * Math.random();
  const delay = error.retryAfterMs ?? backoff;
  return delay > longestDelayMs ? undefined : delay;
}

interface RetryState {
  readonly effect: Effect;
  /** The API answers only after a deployment. If that answer is lost, the caller has to look at the source. */
  readonly lasting: boolean;
  /** How many tries were made: 1 after the first. */
  readonly tries: number;
  readonly maxRetries: number;
  /** Longest wait before the second try; it doubles with each further try. */
  readonly retryDelayMs: number;
}

/** Reads the header `Retry-After`, which holds seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
