import type { SimulatorClock } from "../clock.ts";
import { HttpError } from "./http-error.ts";

export interface RateLimit {
  /** How many calls a window takes. */
  readonly requests: number;
  readonly windowMs: number;
  /** Whether a refusal says when the next window begins, in whole seconds. @default true */
  readonly retryAfter?: boolean;
}

/** Counts calls in windows that begin with the first call after the last one. */
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
