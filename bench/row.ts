/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly value: number;
  /** The most that `value` may be. Undefined: the row has no goal, and is printed for the reader. */
  readonly goal?: number;
  readonly unit: string;
  /** How far the pairs lie apart of which `value` is the median. Undefined: `value` was measured once. */
  readonly spread?: Spread;
}

/** The quartiles of the measured values: half of the values lie between them. */
export interface Spread {
  readonly low: number;
  readonly high: number;
  /** How many values there are. */
  readonly count: number;
}

/** The median of ratios that were measured in pairs, and their spread. */
export function paired(ratios: readonly number[]): Pick<Row, "value" | "spread"> {
  const spread = { low: quantile(ratios, 0.25), high: quantile(ratios, 0.75), count: ratios.length };
  return { value: median(ratios), spread };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share + 0.5)] ?? Number.NaN;
}
