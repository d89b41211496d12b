/**
 * `npm run scale` applies a cut of examples/ten-thousand for real: 5 stacks with 500 sources together, whose states are in a
 * PostgreSQL server, run side by side by Terragrunt against a simulator with a rate limit. It prints calls, refused calls and
 * times, and compares the states with the simulator's books. `-- --stacks 20 --sources 2000 --parallel 5 --calls-per-second 50
 * --json FILE` choose what runs. If a program is missing, the command says which, and ends with exit code 1.
 */
import { parseArgs } from "node:util";
import { type ResultRow, writeResults } from "./results/write-results.ts";
import { idsInStates } from "./scale/ids.ts";
import { findNeeds, type Needs } from "./scale/needs.ts";
import { type Phase, runPhases } from "./scale/phases.ts";
import { withStage } from "./scale/stage.ts";

const { values } = parseArgs({
  options: {
    stacks: { type: "string", default: "5" },
    sources: { type: "string", default: "500" },
    parallel: { type: "string", default: "5" },
    "calls-per-second": { type: "string", default: "50" },
    json: { type: "string" },
  },
});

/** @returns the exit code */
async function main(needs: Needs): Promise<number> {
  const sources = Number(values.sources);
  const size = { stacks: Number(values.stacks), sources, parallel: Number(values.parallel) };
  const options = { postgres: needs.postgres, callsPerSecond: Number(values["calls-per-second"]) };
  return withStage(options, async (stage) => {
    const phases = await runPhases(needs, stage, size);
    console.table(phases);
    const inStates = idsInStates(stage.postgres);
    const inBooks = stage.simulator.sources().map(({ id }) => id);
    const agree = inStates.toSorted().join() === inBooks.toSorted().join() && inBooks.length === sources;
    console.log(
      `The states have ${String(inStates.length)} sources, the simulator has ${String(inBooks.length)}: ` +
        (agree ? "they agree." : `they DO NOT AGREE, or are not the ${String(sources)} that were asked for.`),
    );
    if (values.json !== undefined) {
      const verdict = { name: "states and books agree", value: agree ? "yes" : "no" };
      writeResults(values.json, "scale", { rows: [...phases.flatMap(resultRows), verdict] });
    }
    return agree ? 0 : 1;
  });
}

function resultRows({ phase, ...figures }: Phase): ResultRow[] {
  return Object.entries(figures).map(([name, value]) => ({
    name: `${phase}: ${name}`,
    value,
  }));
}

const needs = findNeeds(console.log);
if (needs === undefined) process.exitCode = 1;
else
  main(needs).then(
    (code) => {
      process.exitCode = code;
    },
    (reason: unknown) => {
      console.error(reason instanceof Error ? reason.message : String(reason));
      process.exitCode = 1;
    },
  );
