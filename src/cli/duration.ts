const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Parses a duration such as `500ms`, `1s`, `1.5m`, `1m30s` or `0`. The result is in milliseconds.
 * test/fixtures/agreed/durations.json holds this function and the provider's reader of durations to the same cases.
 *
 * @throws RangeError that says which forms are allowed
 */
export function parseShortTime(text: string): number {
  if (text === "0") return 0;
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
    throw new RangeError(`"${text}" is no duration; write numbers with a unit, such as 500ms, 1s or 1m30s`);
  }
  let totalMs = 0;
  for (const [, amount, unit = ""] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    totalMs += Number(amount) * (unitsMs[unit] ?? 0);
  }
  return Math.round(totalMs);
}
