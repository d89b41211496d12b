import { performance } from "node:perf_hooks";
import { openFleet, type Fleet } from "./fleet.ts";
import { median, type Row } from "./row.ts";

/** Milliseconds of a plan, which must be empty. */
async function planMs({ workspace }: Fleet, ...more: readonly string[]): Promise<number> {
  const begin = performance.now();
  const { code, stdout, stderr } = await workspace.run(
    ...["plan", "-input=false", "-no-color", "-detailed-exitcode", ...more],
  );
  if (code !== 0) throw new Error(`the plan is not empty: ${stdout.slice(-2_000)}${stderr}`);
  return performance.now() - begin;
}

/** Calls on /sources that a plan of a fleet makes. */
async function callsOfPlan(count: number, tenant: number): Promise<number> {
  const fleet = await openFleet({ count, tenant });
  try {
    await planMs(fleet);
    return fleet.calls();
  } finally {
    await fleet.close();
  }
}

/** `refresh_1000_calls`: a plan of 1000 sources of a tenant of 1000. */
export async function measureManyCalls(): Promise<Row[]> {
  return [
    {
      name: "refresh_1000_calls",
      value: await callsOfPlan(1_000, 1_000),
      goal: 12,
      unit: "calls on /sources",
    },
  ];
}

/** `refresh_10_of_10000_calls`: a plan of 10 sources of a tenant of 10,000. */
export async function measureFewCalls(): Promise<Row[]> {
  return [
    {
      name: "refresh_10_of_10000_calls",
      value: await callsOfPlan(10, 10_000),
      goal: 12,
      unit: "calls on /sources",
    },
  ];
}

/**
 * `refresh_1000_overhead_ratio`: what the refresh adds to a plan of 1000 sources at a latency of 300 ms, over the same
 * with one GET for each source. The value is the median of the runs.
 */
export async function measureOverhead(runs: number): Promise<Row[]> {
  const fleet = await openFleet({ count: 1_000, tenant: 1_000, latencyMs: 300 });
  try {
    const ratios: number[] = [];
    for (let run = 0; run < runs; run++) {
      const without = await planMs(fleet, "-refresh=false");
      const shared = await planMs(fleet);
      const alone = await planMs(fleet, "-var=share=false");
      ratios.push((shared - without) / (alone - without));
    }
    return [
      { name: "refresh_1000_overhead_ratio", value: median(ratios), goal: 0.12, unit: "x one GET each" },
    ];
  } finally {
    await fleet.close();
  }
}
