import type { Cell } from "../../support/faults/fault-life.ts";
import { faultNames, knownFaults, operations } from "../../support/faults/known-faults.ts";
import type { ResultRow } from "../../../scripts/results/write-results.ts";

/** The cells as a table of Markdown, with a row for each fault. */
export function faultsTable(cells: readonly Cell[]): string {
  const names = faultNames.filter((name) => cells.some(({ fault }) => fault === name));
  const rows = names.map((name) => {
    const own = operations.map((operation) => {
      const cell = cells.find((one) => one.fault === name && one.operation === operation);
      // A fault that no request has met says nothing.
      return cell === undefined || cell.befallen === 0 ? "–" : cell.outcome;
    });
    return [`\`${name}\``, knownFaults[name].words, ...own];
  });
  const lines = [["fault", "what goes wrong", ...operations], Array<string>(7).fill("---"), ...rows];
  return lines.map((cellsOfRow) => `| ${cellsOfRow.join(" | ")} |`).join("\n");
}

/** The figures of a run. */
export function resultRows(cells: readonly Cell[]): ResultRow[] {
  const count = (outcome: Cell["outcome"]): number => cells.filter((cell) => cell.outcome === outcome).length;
  return [
    { name: "cells", value: cells.length },
    { name: "right", value: count("right") },
    { name: "one clear error", value: count("error") },
    { name: "failed", value: count("failed"), goal: 0 },
  ];
}
