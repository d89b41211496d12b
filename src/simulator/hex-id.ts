import { createHash } from "node:crypto";

/** An id in the API's form, 24 hexadecimal digits. The same seed and label always give the same id. */
export function hexId(seed: number, label: string): string {
  return createHash("sha256")
    .update(`${String(seed)}/${label}`)
    .digest("hex")
    .slice(0, 24);
}

/** A number from 0 to 15 that looks random. The same seed and label always give the same number. */
export function draw(seed: number, label: string): number {
  return Number.parseInt(hexId(seed, label).slice(0, 1), 16);
}

/** A number from 0 up to 1 that looks random. The same seed and label always give the same number. */
export function chance(seed: number, label: string): number {
  return Number.parseInt(hexId(seed, label).slice(0, 12), 16) / 2 ** 48;
}
