import type { StackCase } from "../../support/stacks/stack-case.ts";
import type { Failure } from "../../support/stacks/stack-life.ts";

export interface Result {
  readonly number: number;
  readonly stack: StackCase;
  readonly failure: Failure | undefined;
  readonly seconds: number;
}

/** Formats the number of cases and failures, and the command that runs each failed case again. */
export function formatResults(results: readonly Result[], engine: string, seed: number): string {
  const failed = results.filter(({ failure }) => failure !== undefined);
  const sources = results.reduce((sum, { stack }) => sum + stack.sources.length, 0);
  const settings = results
    .flatMap(({ stack }) => stack.sources)
    .reduce((sum, { before, after }) => sum + Object.keys(before).length + Object.keys(after).length, 0);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const rows = [
    ["engine", engine],
    ["seed", String(seed)],
    ["cases", String(results.length)],
    ["sources created, changed, imported", String(sources)],
    ["arguments set", String(settings)],
    ["failed", String(failed.length)],
    ["seconds", seconds.toFixed(0)],
  ];
  const width = Math.max(...rows.map(([name = ""]) => name.length)) + 2;
  return [
    ...rows.map(([name = "", value = ""]) => name.padEnd(width) + value),
    ...failed.map(
      ({ number, failure }) =>
        `case ${String(number)}: ${failure?.step ?? ""}; npm run property -- --seed ${String(seed)} --case ${String(number)}`,
    ),
  ].join("\n");
}
