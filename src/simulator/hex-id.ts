import { createHash } from "node:crypto";

/** An id of the API's form, 24 hex digits; the same seed and label always give the same one. */
export function hexId(seed: number, label: string): string {
  return createHash("sha256")
    .update(`${String(seed)}/${label}`)
    .digest("hex")
    .slice(0, 24);
}
