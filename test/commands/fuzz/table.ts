import type { ResultRow } from "../../../scripts/results/write-results.ts";
import type { FuzzReport } from "../../support/fuzz/fuzz-target.ts";

/** A line for each target. */
export function fuzzTable(reports: readonly FuzzReport[]): string {
  const rows = reports.map(({ target, inputs, findings, slowestMs, grownMb }) => [
    target,
    String(inputs),
    String(findings.length),
    slowestMs.toFixed(0),
    grownMb.toFixed(1),
  ]);
  const all = [["target", "inputs", "findings", "slowest (CPU ms)", "heap grew (MB)"], ...rows];
  const widths =
    all[0]?.map((_cell, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The figures of a run. */
export function fuzzRows(reports: readonly FuzzReport[]): ResultRow[] {
  const sum = (figure: (report: FuzzReport) => number): number =>
    reports.reduce((total, report) => total + figure(report), 0);
  return [
    { name: "inputs", value: sum(({ inputs }) => inputs) },
    { name: "inputs that were not stood", value: sum(({ findings }) => findings.length), goal: 0 },
    {
      name: "slowest input",
      value: Math.round(Math.max(...reports.map(({ slowestMs }) => slowestMs))),
      unit: "CPU ms",
    },
    {
      name: "largest growth of the heap",
      value: Math.round(Math.max(...reports.map(({ grownMb }) => grownMb))),
      unit: "MB",
    },
  ];
}
