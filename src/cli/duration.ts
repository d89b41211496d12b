const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Parses a duration such as `500ms`, `1s`, `1.5m` or `0` to milliseconds.
 *
 * @throws RangeError that says which forms are allowed.
 */
export function parseShortTime(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const unitMs = unitsMs[match?.[2] ?? ""];
  if (text === "0") return 0;
  if (match === null || unitMs === undefined) {
    throw new RangeError(`"${text}" is no duration; write a number with a unit, such as 500ms, 1s or 2m`);
  }
  return Math.round(Number(match[1]) * unitMs);
}
