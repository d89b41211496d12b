import type { SimulatorClock } from "../clock.ts";
import { HttpError } from "./http-error.ts";

/** How many calls are accepted in a window of time. */
export interface RateLimit {
  /** How many calls are accepted in a window. */
  readonly requests: number;
  /** How long a window lasts. */
  readonly windowMs: number;
  /** Whether a refusal says in `Retry-After` when the next window begins, in whole seconds. @default true */
  readonly retryAfter?: boolean;
}

/**
 * Makes the function that counts a call. A window begins with the first call after the last window has ended.
 *
 * @returns the function, which throws HttpError 429 if the limit is reached
 */
export function createRateLimit(limit: RateLimit | undefined, clock: SimulatorClock): () => void {
  if (limit === undefined) return () => undefined;
  const { requests, windowMs, retryAfter = true } = limit;
  let windowEnds = 0;
  let count = 0;
  return () => {
    const now = clock.now();
    if (now >= windowEnds) {
      windowEnds = now + windowMs;
      count = 0;
    }
    count += 1;
    if (count <= requests) return;
    const seconds = String(Math.ceil((windowEnds - now) / 1000));
    throw new HttpError(429, "Too Many Requests", retryAfter ? { "Retry-After": seconds } : {});
  };
}
