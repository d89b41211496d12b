/**
 * `npm run bench` prints ratios of times and sizes that are measured in one run. Machines are noisy, so only figures that are
 * measured side by side can be compared. `-- --only ROW` measures one row, `--json FILE` also writes the table to a file, and
 * `--peer PATH` times another provider's binary beside ours. `docs/guides/performance.md` says what each row means.
 */
import { parseArgs } from "node:util";
import { writeResults } from "../scripts/results/write-results.ts";
import { measureCallsOfLife, measureSlowLife } from "./fleet/applies.ts";
import { measureDestroyOfOne } from "./fleet/destroy-one.ts";
import { measureParallelism } from "./fleet/parallelism.ts";
import { measurePeer } from "./fleet/peer.ts";
import { measurePlanGrowth } from "./fleet/plan-growth.ts";
import { measureFewCalls, measureManyCalls, measureOverhead } from "./fleet/refresh.ts";
import { measureExecutable } from "./launch/executable.ts";
import { measureExtraAuthorities } from "./launch/extra-authorities.ts";
import { measureFirstCall } from "./launch/first-call.ts";
import { measurePlans } from "./launch/plan.ts";
import { measureStart } from "./launch/start.ts";
import { lineOf, withVerdict } from "./report.ts";
import type { Row } from "./row.ts";
import { measureSizes } from "./sizes.ts";
import { measureSynth } from "./synth.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    peer: { type: "string" },
    runs: { type: "string", default: "31" },
    calls: { type: "string", default: "21" },
    plans: { type: "string", default: "15" },
    destroys: { type: "string", default: "9" },
    synths: { type: "string", default: "9" },
    refreshes: { type: "string", default: "3" },
  },
});
const { only, peer } = values;

/** What is measured together, and the rows that come of it. A name that ends in `_` stands for all names that begin so. */
interface Measurement {
  readonly rows: readonly string[];
  readonly measure: () => Row[] | Promise<Row[]>;
}

const ours: readonly Measurement[] = [
  { rows: ["start_ratio", "first_answer_ratio"], measure: () => measureStart(Number(values.runs)) },
  { rows: ["extra_ca_start_ratio"], measure: () => measureExtraAuthorities(Number(values.runs)) },
  { rows: ["first_call_ratio"], measure: () => measureFirstCall(Number(values.calls)) },
  { rows: ["launch_overhead_ratio", "schema_calls"], measure: () => measurePlans(Number(values.plans)) },
  { rows: ["destroy_1_ratio"], measure: () => measureDestroyOfOne(Number(values.destroys)) },
  {
    rows: ["plan_1000_cpu_s_ratio", "plan_", "cpu_growth_exponent", "peak_memory_mb"],
    measure: measurePlanGrowth,
  },
  { rows: ["refresh_1000_calls"], measure: measureManyCalls },
  { rows: ["refresh_10_of_10000_calls"], measure: measureFewCalls },
  { rows: ["refresh_1000_overhead_ratio"], measure: () => measureOverhead(Number(values.refreshes)) },
  {
    rows: ["apply_1000_calls", "destroy_1000_calls", "destroy_1000_unwaited_calls"],
    measure: measureCallsOfLife,
  },
  {
    rows: ["fleet_1000_ratio", "fleet_poll_calls", "fleet_polls", "destroy_1000_ratio"],
    measure: measureSlowLife,
  },
  { rows: ["parallelism_", "limited_parallelism_"], measure: measureParallelism },
  { rows: ["require_ratio", "synth_"], measure: () => measureSynth(Number(values.synths)) },
  { rows: ["binary_"], measure: () => measureExecutable(Number(values.runs)) },
  { rows: ["plugin_", "constructs_"], measure: measureSizes },
];
const measurements =
  peer === undefined ? ours : [...ours, { rows: ["peer_"], measure: () => measurePeer(peer, 5) }];

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
  for (const row of await measure()) {
    if (only !== undefined && row.name !== only) continue;
    rows.push(row);
    console.log(lineOf(row));
  }
}
if (values.json !== undefined) writeResults(values.json, "bench", { rows: rows.map(withVerdict) });
