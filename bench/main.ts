/**
 * `npm run bench` prints ratios of times and sizes that are measured in one run. Machines are noisy, so only figures that are
 * measured side by side can be compared. `-- --json FILE` also writes the table to a file.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureFirstCall } from "./first-call.ts";
import { measurePlans } from "./plan.ts";
import type { Row } from "./row.ts";
import { measureSizes } from "./sizes.ts";
import { measureStart } from "./start.ts";
import { measureSynth } from "./synth.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    runs: { type: "string", default: "31" },
    calls: { type: "string", default: "21" },
    plans: { type: "string", default: "15" },
    synths: { type: "string", default: "9" },
  },
});
const rows: Row[] = [
  ...(await measureStart(Number(values.runs))),
  ...(await measureFirstCall(Number(values.calls))),
  ...(await measurePlans(Number(values.plans))),
  ...measureSynth(Number(values.synths)),
  ...measureSizes(),
];

for (const { name, value, goal, unit } of rows) {
  const verdict = goal === undefined ? "" : `goal <= ${String(goal)}: ${value <= goal ? "met" : "MISSED"}`;
  console.log(`${name.padEnd(24)}${value.toFixed(2).padStart(10)} ${unit.padEnd(18)}${verdict}`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
