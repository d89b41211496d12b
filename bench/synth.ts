import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../scripts/build/paths.ts";
import { median, type Row } from "./row.ts";

interface Measured {
  readonly requireRatio: number;
  readonly synthMs: number;
  readonly totalMs: number;
  readonly memoryMb: number;
}

/** Numbers of sources, and the share of the runs that measure each. Few sources give noisy figures, so they get all runs. */
const sizes: readonly { count: number; share: number; goal?: number }[] = [
  { count: 1, share: 1 },
  { count: 100, share: 1 },
  { count: 1000, share: 1, goal: 1.3 },
  { count: 5000, share: 0.3, goal: 1.3 },
];

/**
 * Compares apps of L2 sources with the same apps of L1 sources. Each value is the median of all runs:
 *
 * - `synth_<count>_ratio`: processor time of the whole process, from loading the CDK on;
 * - `synth_<count>_mb`: the most memory that the process with L2 sources took;
 * - `synth_linear_ratio`: the time for each of 5000 L2 sources, over the time for each of 1000;
 * - `require_ratio`: the time to load cdktf and the constructs, over the time to load cdktf alone.
 */
export function measureSynth(runs: number): Row[] {
  const requires: number[] = [];
  const perSource = new Map<number, number>();
  const rows = sizes.flatMap(({ count, goal, share }) => {
    const pairs = Array.from({ length: Math.max(1, Math.round(runs * share)) }, () => ({
      l1: measure(count, "l1"),
      l2: measure(count, "l2"),
    }));
    requires.push(...pairs.flatMap(({ l1, l2 }) => [l1.requireRatio, l2.requireRatio]));
    perSource.set(count, median(pairs.map(({ l2 }) => l2.synthMs)) / count);
    const name = `synth_${String(count)}`;
    return [
      {
        name: `${name}_ratio`,
        value: median(pairs.map(({ l1, l2 }) => l2.totalMs / l1.totalMs)),
        ...(goal !== undefined && { goal }),
        unit: "x L1s",
      },
      { name: `${name}_mb`, value: median(pairs.map(({ l2 }) => l2.memoryMb)), unit: "MB" },
    ];
  });
  const linear = (perSource.get(5000) ?? Number.NaN) / (perSource.get(1000) ?? Number.NaN);
  return [
    { name: "require_ratio", value: median(requires), goal: 1.3, unit: "x require(cdktf)" },
    ...rows,
    { name: "synth_linear_ratio", value: linear, goal: 1.2, unit: "x per source" },
  ];
}

function measure(count: number, level: "l1" | "l2"): Measured {
  const script = join(root, "bench", "synth-app.cjs");
  const options = { encoding: "utf8", env: { ...process.env, CHECKPOINT_DISABLE: "1" } } as const;
  return JSON.parse(execFileSync(process.execPath, [script, String(count), level], options)) as Measured;
}
