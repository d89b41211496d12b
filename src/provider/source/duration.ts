/** Durations in the notation of Terraform's `timeouts` blocks, which is Go's: `20m`, `1h30m`, `90s`. */
import { error, formatPath, type Validator } from "../../terraform/index.ts";

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** @returns milliseconds; undefined if the text is no duration */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (unitMs[unit ?? ""] ?? 0);
  }
  return total;
}

/** A duration for an error text, rounded to seconds: `45s`, `20m`, `1h30m`. Below half a second: `120ms`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 3_600), "h"],
    [Math.floor((seconds % 3_600) / 60), "m"],
    [seconds % 60, "s"],
  ];
  const text = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${String(amount)}${unit}`);
  return text.length === 0 ? `${String(ms)}ms` : text.join("");
}

/** Validates that a text is a duration above 0. */
export const isDuration: Validator = (value, { path }) =>
  typeof value === "string" && !parseDuration(value)
    ? [
        error(
          `Invalid value for ${formatPath(path)}`,
          `"${value}" is not allowed: it must be a duration above 0, numbers with a unit (ms, s, m, h), such as ` +
            '"20m" or "1h30m".',
          path,
        ),
      ]
    : [];
