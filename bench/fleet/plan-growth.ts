import { median, paired, type Row } from "../row.ts";
import { withFleet } from "./fleet.ts";
import type { Usage } from "./measured-run.ts";

/** How many sources are planned, and how often. Plans of few sources take little, so the share of noise is larger. */
const sizes = [
  { count: 1, runs: 5 },
  { count: 100, runs: 5 },
  { count: 1_000, runs: 3 },
  { count: 5_000, runs: 1 },
] as const;

/**
 * Measures plans of unchanged sources, where the API answers at once:
 *
 * - `plan_1000_cpu_s_ratio`: processor time of the provider in a plan of 1000, all launches, over that of Terraform itself;
 * - `cpu_growth_exponent`: slope of the line through log(processor time of the provider, less that of a plan of one source)
 *   over log(sources), at 100, 1000 and 5000. Linear growth is 1;
 * - `peak_memory_mb`: the most memory that a process of the provider takes in a plan of 5000.
 */
export async function measurePlanGrowth(): Promise<Row[]> {
  const plans = new Map<number, readonly Usage[]>();
  for (const { count, runs } of sizes) plans.set(count, await plansOf(count, runs));
  const cpuS = (count: number): number => median(usagesOf(count).map(({ providerCpuS }) => providerCpuS));
  const usagesOf = (count: number): readonly Usage[] => plans.get(count) ?? [];

  const shares = usagesOf(1_000).map(
    ({ providerCpuS, totalCpuS }) => providerCpuS / (totalCpuS - providerCpuS),
  );
  const points = sizes
    .filter(({ count }) => count > 1)
    .map(({ count }) => ({ x: Math.log(count), y: Math.log(cpuS(count) - cpuS(1)) }));
  const peaks = usagesOf(5_000).map(({ providerPeakMb }) => providerPeakMb);
  return [
    { name: "plan_1000_cpu_s_ratio", ...paired(shares), goal: 0.5, unit: "x Terraform's CPU" },
    ...sizes.map(({ count }) => ({
      name: `plan_${String(count)}_cpu_s`,
      value: cpuS(count),
      unit: "s of the provider",
    })),
    { name: "cpu_growth_exponent", value: slope(points), goal: 1.1, unit: "log/log" },
    { name: "peak_memory_mb", value: Math.max(...peaks), goal: 200, unit: "MB" },
  ];
}

function plansOf(count: number, runs: number): Promise<readonly Usage[]> {
  return withFleet({ count }, async (fleet) => {
    await fleet.fill();
    const usages: Usage[] = [];
    for (let run = 0; run < runs; run++) usages.push(await fleet.plan());
    return usages;
  });
}

/** The slope of the line that lies closest to the points, by least squares. */
function slope(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const shared = mean(points.map(({ x, y }) => (x - meanX) * (y - meanY)));
  return shared / mean(points.map(({ x }) => (x - meanX) ** 2));
}
