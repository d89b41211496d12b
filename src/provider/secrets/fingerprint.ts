/**
 * By which a write-only value is known again that is stored nowhere: a salted scrypt hash in the
 * resource's private state.
 */
import { randomBytes, scryptSync } from "node:crypto";
import type { Fingerprint } from "../source/index.ts";

/**
 * About ten milliseconds and 4 MB a value: a fleet of a thousand sources with as many passwords
 * still plans in seconds, and whoever has the state and guesses pays that for each guess.
 */
const cost = { N: 4096, r: 8, p: 1 } as const;
const hashLength = 32;

/** Sources that are made together often share a secret; then they share the work too. */
const processSalt = randomBytes(16).toString("base64");
const known = new Map<string, string>();

export function fingerprint(secret: string, salt = processSalt): Fingerprint {
  const key = `${salt} ${secret}`;
  const hash = known.get(key) ?? scryptSync(secret, salt, hashLength, cost).toString("base64");
  known.set(key, hash);
  return { salt, hash };
}

export function matchesFingerprint(
  secret: string,
  { salt, hash }: Pick<Fingerprint, "salt" | "hash">,
): boolean {
  return fingerprint(secret, salt).hash === hash;
}
