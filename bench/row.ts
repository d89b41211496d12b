/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly value: number;
  /** Undefined: the row has no goal, and is printed for the reader. */
  readonly goal?: number;
  readonly unit: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
