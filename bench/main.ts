/**
 * `npm run bench` prints ratios of times and sizes that are measured in one run. Machines are noisy, so only figures that are
 * measured side by side can be compared. `-- --json FILE` also writes the table to a file.
 */
import { parseArgs } from "node:util";
import { writeResults } from "../scripts/results/write-results.ts";
import { measureFirstCall } from "./first-call.ts";
import { measurePlans } from "./plan.ts";
import { measureFewCalls, measureManyCalls, measureOverhead } from "./refresh.ts";
import type { Row } from "./row.ts";
import { measureSizes } from "./sizes.ts";
import { measureStart } from "./start.ts";
import { measureSynth } from "./synth.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    runs: { type: "string", default: "31" },
    calls: { type: "string", default: "21" },
    plans: { type: "string", default: "15" },
    synths: { type: "string", default: "9" },
    refreshes: { type: "string", default: "3" },
  },
});

/** What is measured together, and the rows that come of it. `synth_` stands for all names that begin so. */
const measurements: readonly { readonly rows: readonly string[]; readonly measure: () => Promise<Row[]> }[] =
  [
    { rows: ["start_ratio", "first_answer_ratio"], measure: () => measureStart(Number(values.runs)) },
    { rows: ["first_call_ratio"], measure: () => measureFirstCall(Number(values.calls)) },
    { rows: ["launch_overhead_ratio", "schema_calls"], measure: () => measurePlans(Number(values.plans)) },
    { rows: ["refresh_1000_calls"], measure: measureManyCalls },
    { rows: ["refresh_10_of_10000_calls"], measure: measureFewCalls },
    { rows: ["refresh_1000_overhead_ratio"], measure: () => measureOverhead(Number(values.refreshes)) },
    {
      rows: ["require_ratio", "synth_"],
      measure: () => Promise.resolve(measureSynth(Number(values.synths))),
    },
    { rows: ["plugin_", "constructs_"], measure: () => Promise.resolve(measureSizes()) },
  ];

const { only } = values;
const chosen = measurements.filter(
  ({ rows }) =>
    only === undefined || rows.some((row) => (row.endsWith("_") ? only.startsWith(row) : only === row)),
);
if (chosen.length === 0) {
  const names = measurements.flatMap(({ rows }) => rows).map((row) => (row.endsWith("_") ? `${row}…` : row));
  console.error(`There is no row ${String(only)}. The rows are ${names.join(", ")}.`);
  process.exit(2);
}
const rows: Row[] = [];
for (const { measure } of chosen) {
  const measured = await measure();
  rows.push(...measured.filter(({ name }) => only === undefined || name === only));
}

for (const { name, value, goal, unit } of rows) {
  const verdict = goal === undefined ? "" : `goal <= ${String(goal)}: ${value <= goal ? "met" : "MISSED"}`;
  console.log(`${name.padEnd(28)}${value.toFixed(2).padStart(10)} ${unit.padEnd(18)}${verdict}`);
}
if (values.json !== undefined) writeResults(values.json, "bench", { rows });
