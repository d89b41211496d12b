/**
 * `npm run bench`: ratios of what was measured in one run, because machines are noisy and only
 * what was measured side by side compares. `-- --json FILE` writes the table too.
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
