import type { Cell } from "./cell.ts";

export interface MatrixRow {
  /** The name of an engine, such as `terraform 1.5.7`. */
  readonly engine: string;
  readonly cells: readonly Cell[];
}

/** Formats the matrix as a table, with every reason of a cell below it. */
export function formatTable(rows: readonly MatrixRow[]): string {
  const parts = rows[0]?.cells.map(({ part }) => part) ?? [];
  const width = Math.max(...rows.map(({ engine }) => engine.length), "engine".length) + 2;
  const columns = parts.map((part) => Math.max(part.length, "fail 99".length) + 2);
  const line = (first: string, texts: readonly string[]): string =>
    (first.padEnd(width) + texts.map((text, index) => text.padEnd(columns[index] ?? 0)).join("")).trimEnd();
  const reasons = rows.flatMap(({ engine, cells }) =>
    cells.flatMap(({ part, verdict, reasons: texts }) =>
      texts.map((text) => `${engine}, ${part}: ${verdict === "fail" ? "" : "n/a, "}${text}`),
    ),
  );
  return [
    line("engine", parts),
    ...rows.map(({ engine, cells }) => line(engine, cells.map(shortly))),
    ...(reasons.length === 0 ? [] : ["", ...reasons]),
  ].join("\n");
}

function shortly({ verdict, passed, failed }: Cell): string {
  if (verdict === "n/a") return verdict;
  return `${verdict} ${String(verdict === "pass" ? passed : failed)}`;
}
