import { median, paired, type Row } from "../row.ts";
import { onSources, withFleet } from "./fleet.ts";

/** Calls on /sources that a plan makes. */
function callsOfPlan(count: number, tenant: number): Promise<number> {
  return withFleet({ count }, async (fleet) => {
    await fleet.fill();
    fleet.growTenant(tenant);
    await fleet.plan();
    return onSources(fleet.requests()).length;
  });
}

/** `refresh_1000_calls`: a plan of 1000 sources of a tenant of 1000. */
export async function measureManyCalls(): Promise<Row[]> {
  const value = await callsOfPlan(1_000, 1_000);
  return [{ name: "refresh_1000_calls", value, goal: 12, unit: "calls on /sources" }];
}

/** `refresh_10_of_10000_calls`: a plan of 10 sources of a tenant of 10,000. */
export async function measureFewCalls(): Promise<Row[]> {
  const value = await callsOfPlan(10, 10_000);
  return [{ name: "refresh_10_of_10000_calls", value, goal: 12, unit: "calls on /sources" }];
}

/**
 * `refresh_1000_overhead_ratio`: what the refresh adds to a plan of 1000 sources at a latency of 300 ms, over the same with
 * one GET for each source. The plan with one GET each takes half a minute and varies little, so it runs once. The other two
 * plans run in pairs.
 */
export function measureOverhead(runs: number): Promise<Row[]> {
  return withFleet({ count: 1_000, latencyMs: 300 }, async (fleet) => {
    const planMs = async (...more: readonly string[]): Promise<number> => (await fleet.plan(...more)).wallMs;
    await fleet.fill();
    const pairs: { readonly without: number; readonly shared: number }[] = [];
    for (let run = 0; run < runs; run++)
      pairs.push({ without: await planMs("-refresh=false"), shared: await planMs() });
    const aloneMs = (await planMs("-var=share=false")) - median(pairs.map(({ without }) => without));
    const ratios = pairs.map(({ without, shared }) => (shared - without) / aloneMs);
    return [{ name: "refresh_1000_overhead_ratio", ...paired(ratios), goal: 0.12, unit: "x one GET each" }];
  });
}
