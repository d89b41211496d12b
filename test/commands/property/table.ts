import type { ResultRow } from "../../../scripts/results/write-results.ts";
import type { StackCase } from "../../support/stacks/stack-case.ts";
import type { Failure } from "../../support/stacks/stack-life.ts";

export interface Result {
  readonly number: number;
  readonly stack: StackCase;
  readonly failure: Failure | undefined;
  readonly seconds: number;
}

/** The figures of a run, as the table and the file of results have them. */
export function resultRows(results: readonly Result[], engine: string, seed: number): ResultRow[] {
  const failed = results.filter(({ failure }) => failure !== undefined);
  const sources = results.reduce((sum, { stack }) => sum + stack.sources.length, 0);
  const settings = results
    .flatMap(({ stack }) => stack.sources)
    .reduce((sum, { before, after }) => sum + Object.keys(before).length + Object.keys(after).length, 0);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  return [
    { name: "engine", value: engine },
    { name: "seed", value: seed },
    { name: "cases", value: results.length },
    { name: "sources created, changed, imported", value: sources },
    { name: "arguments set", value: settings },
    { name: "failed", value: failed.length, goal: 0 },
    { name: "seconds", value: Math.round(seconds) },
  ];
}

/** Formats the figures, and the command that runs each failed case again. */
export function formatResults(results: readonly Result[], engine: string, seed: number): string {
  const rows = resultRows(results, engine, seed);
  const failed = results.filter(({ failure }) => failure !== undefined);
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  return [
    ...rows.map(({ name, value }) => name.padEnd(width) + String(value)),
    ...failed.map(
      ({ number, failure }) =>
        `case ${String(number)}: ${failure?.step ?? ""}; npm run property -- --seed ${String(seed)} --case ${String(number)}`,
    ),
  ].join("\n");
}
