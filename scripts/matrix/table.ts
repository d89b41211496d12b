import type { Cell } from "./cell.ts";

export interface MatrixRow {
  /** The name of an engine, such as `terraform 1.5.7`. */
  readonly engine: string;
  /** The version of Node, without a `v`. */
  readonly node: string;
  readonly cells: readonly Cell[];
}

/** Formats the matrix as a table, with every reason of a cell below it. A part that a row has not run leaves an empty cell. */
export function formatTable(rows: readonly MatrixRow[]): string {
  const parts = partsOf(rows);
  const texts = [
    ["engine", "node", ...parts],
    ...rows.map(({ engine, node, cells }) => [
      engine,
      node,
      ...parts.map((part) => shortly(cells.find((cell) => cell.part === part))),
    ]),
  ];
  const widths = texts[0]?.map((_title, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  const lines = texts.map((row) =>
    row
      .map((text, column) => text.padEnd((widths?.[column] ?? 0) + 2))
      .join("")
      .trimEnd(),
  );
  const reasons = rows.flatMap(({ engine, node, cells }) =>
    cells.flatMap(({ part, verdict, reasons: why }) =>
      why.map((text) => `${engine}, Node ${node}, ${part}: ${verdict === "fail" ? "" : "n/a, "}${text}`),
    ),
  );
  return [...lines, ...(reasons.length === 0 ? [] : ["", ...reasons])].join("\n");
}

/** The names of the parts that any row has, in the order of their first row. */
function partsOf(rows: readonly MatrixRow[]): string[] {
  return [...new Set(rows.flatMap(({ cells }) => cells.map(({ part }) => part)))];
}

/** A cell in one or two words: its verdict, and the number of tests that passed or failed. */
function shortly(cell: Cell | undefined): string {
  if (cell === undefined || cell.verdict === "n/a") return cell?.verdict ?? "";
  return `${cell.verdict} ${String(cell.verdict === "pass" ? cell.passed : cell.failed)}`;
}
