import type { ResultRow } from "../../../scripts/results/write-results.ts";
import type { ChaosFinding, Counts } from "../../support/chaos/tally.ts";
import type { ChaosCommandOptions } from "./options.ts";

/** What ran, for the rows of a table. */
export interface ChaosRun extends Pick<ChaosCommandOptions, "seed" | "sources" | "backend" | "provider"> {
  /** Product and version of the engine. */
  readonly engine: string;
  readonly counts: Readonly<Counts>;
  readonly seconds: number;
}

/** The figures of a run, as the table and the file of results have them. */
export function resultRows({ counts, ...run }: ChaosRun): ResultRow[] {
  const goal = 0;
  return [
    { name: "engine", value: run.engine },
    { name: "provider", value: run.provider?.source ?? "this one" },
    { name: "backend", value: run.backend },
    { name: "seed", value: run.seed },
    { name: "sources", value: run.sources },
    { name: "kills", value: counts.kills },
    { name: "kills of the provider", value: counts.killsOfProvider },
    { name: "kills of terraform", value: counts.killsOfTerraform },
    { name: "kills of both", value: counts.killsOfBoth },
    { name: "lost", value: counts.lost, goal },
    { name: "twice", value: counts.twice, goal },
    { name: "wrong", value: counts.wrong, goal },
    { name: "stuck", value: counts.stuck, goal },
    { name: "diff", value: counts.diff, goal },
    { name: "taken over", value: counts.takenOver },
    { name: "named for import", value: counts.namedForImport },
    { name: "states that terraform has left cut", value: counts.cutStates },
    { name: "applies", value: counts.applies },
    { name: "lives", value: counts.lives },
    { name: "seconds", value: Math.round(run.seconds) },
  ];
}

/** Formats the figures, and what was found. */
export function formatRun(run: ChaosRun, findings: readonly ChaosFinding[]): string {
  const rows = resultRows(run);
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  return [
    ...rows.map(({ name, value }) => name.padEnd(width) + String(value)),
    ...findings.map(({ fault, phase, life }) => `${fault} in ${phase} of life ${String(life)}`),
  ].join("\n");
}
