import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { root } from "../../scripts/build/paths.ts";
import type { Engine } from "../../test/support/engines.ts";
import { run, type Workspace } from "../../test/support/workspace.ts";

/** What a command of Terraform took. */
export interface Usage {
  readonly wallMs: number;
  /** Processor time of all processes of the provider, which are one for each launch. 0 for a provider that is not on Node. */
  readonly providerCpuS: number;
  /** The most memory that one of these processes had resident. 0 for a provider that is not on Node. */
  readonly providerPeakMb: number;
  /** Processor time of Terraform and of all processes of the provider. NaN on a system without /proc. */
  readonly totalCpuS: number;
}

/** Runs a command of Terraform, which must end with 0. */
export async function measuredRun(
  engine: Engine,
  workspace: Workspace,
  ...args: readonly string[]
): Promise<Usage> {
  const file = join(workspace.folder, ".usage");
  rmSync(file, { force: true });
  const preload = join(root, "bench", "fleet", "usage.cjs");
  const environment = {
    ...workspace.environment(),
    // Node would read this file at each start.
    NODE_EXTRA_CA_CERTS: undefined,
    NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
    BENCH_USAGE: file,
  };
  const cpuBefore = endedChildrenCpuS();
  const begin = performance.now();
  const { code, stdout, stderr } = await run(engine.binary, args, workspace.folder, { environment });
  const wallMs = performance.now() - begin;
  if (code !== 0) {
    throw new Error(
      `${args.join(" ")} ended with ${String(code)}: ${stdout.slice(-2_000)}${stderr.slice(-2_000)}`,
    );
  }
  const launches = usedBy(file);
  return {
    wallMs,
    providerCpuS: launches.reduce((sum, { cpuS }) => sum + cpuS, 0),
    providerPeakMb: Math.max(0, ...launches.map(({ peakMb }) => peakMb)),
    totalCpuS: endedChildrenCpuS() - cpuBefore,
  };
}

function usedBy(file: string): { readonly cpuS: number; readonly peakMb: number }[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as { cpuS: number; peakMb: number });
}

/** Linux counts a process time in hundredths of a second (proc(5), `sysconf(_SC_CLK_TCK)`). */
const ticksPerSecond = 100;

/**
 * Processor time of all programs that this process has started and that have ended, and of the programs that those have
 * started and waited for. Terraform waits for its providers.
 */
function endedChildrenCpuS(): number {
  let stat: string;
  try {
    stat = readFileSync("/proc/self/stat", "utf8");
  } catch {
    return Number.NaN;
  }
  // The second field is the name of the program in brackets, which may hold spaces. `cutime` and `cstime` are the fields
  // 16 and 17.
  const [userTicks, systemTicks] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(13, 15);
  return (Number(userTicks) + Number(systemTicks)) / ticksPerSecond;
}
