import type { MatrixRow } from "../matrix/table.ts";
import { figures, heading, notMeasured, originOf, table } from "./words.ts";
import type { Results } from "./read-results.ts";

/**
 * Makes `docs/compatibility.md`.
 *
 * @param scripts the names of the npm scripts
 */
export function compatibilityPage(
  results: ReadonlyMap<string, Results>,
  scripts: ReadonlySet<string>,
): string {
  const part = (name: string): string => {
    const found = results.get(name);
    return found === undefined ? notMeasured(name, scripts) : figures(found);
  };
  const matrix = results.get("matrix");
  return [
    heading("Compatibility"),
    "The provider needs Node 20.9 or later, and Terraform 1.5 or OpenTofu 1.8 or later. This page shows what was run. " +
      "CI runs a part of it at every change.",
    "## Engines and Node",
    "A row is one run of the tests. The provider and the tests both run on the Node of the row. `unit` and `protocol` are tests without an engine; the other parts are the acceptance tests, which drive the " +
      "real engine. Every engine runs on the first Node, and every other Node runs the first engine.",
    ...(matrix === undefined
      ? [notMeasured("matrix", scripts)]
      : [originOf(matrix), matrixTable(matrix["rows"] as readonly MatrixRow[])]),
    "## CDKTF and CDK Terrain",
    "The constructs for CDK Terrain are made of the same sources as those for CDKTF. The acceptance tests deploy with the real " +
      "`cdktf`.",
    part("cdktn"),
    "## Pulumi",
    "[Pulumi](guides/pulumi.md) says how a program in TypeScript uses the provider.",
    part("pulumi"),
  ].join("\n\n");
}

function matrixTable(rows: readonly MatrixRow[]): string {
  const head = ["engine", "Node", "parts", "passed", "failed", "what the engine lacks"];
  const lines = rows.map(({ engine, node, cells }) => {
    const sum = (count: "passed" | "failed"): string =>
      String(cells.reduce((total, cell) => total + cell[count], 0));
    const parts = cells.length > 4 ? String(cells.length) : cells.map(({ part }) => part).join(", ");
    const lacks = cells
      .filter(({ verdict }) => verdict !== "fail")
      .flatMap(({ reasons }) => reasons.map((reason) => reason.replace(`${engine} has no `, "")));
    return [engine, node, parts, sum("passed"), sum("failed"), [...new Set(lacks)].sort().join("; ")];
  });
  return table([head, ...lines]);
}
