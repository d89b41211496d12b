/**
 * Fingerprints of write-only values. Such a value is stored nowhere, so a salted scrypt hash of it in the resource's
 * private state tells whether a later value is another one.
 */
import { randomBytes, scryptSync } from "node:crypto";
import type { Fingerprint } from "../source/index.ts";

/**
 * Each hash costs about ten milliseconds and 4 MB. A fleet of a thousand sources with a thousand passwords still plans
 * in seconds. Whoever has the state and guesses passwords pays this cost for each guess.
 */
const cost = { N: 4096, r: 8, p: 1 } as const;
const hashLength = 32;

/** One salt for the whole process: sources that are made together often share a secret, which is then hashed once. */
const processSalt = randomBytes(16).toString("base64");
const known = new Map<string, string>();

/** The fingerprint of a secret. @param salt Base64. @default the salt of this process */
export function fingerprint(secret: string, salt = processSalt): Fingerprint {
  const key = `${salt} ${secret}`;
  const hash = known.get(key) ?? scryptSync(secret, salt, hashLength, cost).toString("base64");
  known.set(key, hash);
  return { salt, hash };
}

/** Whether a fingerprint was made of this secret. */
export function matchesFingerprint(
  secret: string,
  { salt, hash }: Pick<Fingerprint, "salt" | "hash">,
): boolean {
  return fingerprint(secret, salt).hash === hash;
}
