import type { Row } from "./row.ts";

/** A row as the files of results have it. `met` is there if the row has a goal. */
export function withVerdict(row: Row): Row & { readonly met?: boolean } {
  return row.goal === undefined ? row : { ...row, met: row.value <= row.goal };
}

/** A row as a line for the terminal. */
export function lineOf(row: Row): string {
  const { name, value, goal, unit, spread } = row;
  const within =
    spread === undefined
      ? ""
      : `${spread.low.toFixed(2)} to ${spread.high.toFixed(2)}, ${String(spread.count)} pairs`;
  const { met } = withVerdict(row);
  const verdict = goal === undefined ? "" : `goal <= ${String(goal)}: ${met === true ? "met" : "MISSED"}`;
  const columns = [
    name.padEnd(28),
    value.toFixed(2).padStart(10),
    unit.padEnd(20),
    within.padEnd(26),
    verdict,
  ];
  return columns.join(" ").trimEnd();
}
