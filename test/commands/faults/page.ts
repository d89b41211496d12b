import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../support/faults/fault-life.ts";
import { root } from "../../support/paths.ts";
import { faultsTable, resultRows } from "./table.ts";

/** What ran, as the page says it. */
export interface RunFacts {
  /** Product and version of the engine. */
  readonly engine: string;
  /** Codes of the connectors. */
  readonly connectors: readonly string[];
  readonly seed: number;
}

const file = join(root, "docs", "guides", "faults.md");
const begin = "<!-- results: npm run faults -- --page -->";
const end = "<!-- end of results -->";

/** Writes the results into docs/guides/faults.md, between two comments. */
export function writePage(cells: readonly Cell[], facts: RunFacts): void {
  const page = readFileSync(file, "utf8");
  writeFileSync(file, withResults(page, resultsText(cells, facts)));
}

/** The page with other results. @throws Error if the page lacks the comments around the results */
export function withResults(page: string, results: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/guides/faults.md needs the lines ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${results}\n\n${page.slice(to)}`;
}

function resultsText(cells: readonly Cell[], { engine, connectors, seed }: RunFacts): string {
  const [all, right, error, failed] = resultRows(cells).map(({ value }) => String(value));
  return [
    `${engine}, ${String(connectors.length)} connectors, seed ${String(seed)}: ${String(all)} cells, of which ` +
      `${String(right)} right, ${String(error)} one clear error, ${String(failed)} failed.`,
    faultsTable(cells),
  ].join("\n\n");
}
