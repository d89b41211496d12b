import { createHash } from "node:crypto";

/** An id of the API's form, 24 hex digits; the same seed and label always give the same one. */
export function hexId(seed: number, label: string): string {
  return createHash("sha256")
    .update(`${String(seed)}/${label}`)
    .digest("hex")
    .slice(0, 24);
}

/** A number from 0 to 15, as if drawn by lot; the same seed and label always draw the same one. */
export function draw(seed: number, label: string): number {
  return Number.parseInt(hexId(seed, label).slice(0, 1), 16);
}
