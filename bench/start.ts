import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import type { Row } from "./main.ts";
import { startPlugin } from "./plugin-process.ts";

/**
 * `start_ratio`: spawn to handshake line over `node -e 0`, pair by pair, the median. Beside it,
 * spawn to the first answered RPC, likewise.
 */
export async function measureStart(runs: number): Promise<Row[]> {
  const handshakes: number[] = [];
  const firstAnswers: number[] = [];
  for (let run = -1; run < runs; run++) {
    const bare = await bareNode();
    const plugin = await startPlugin();
    // The first pair warms the file cache.
    if (run < 0) continue;
    handshakes.push(plugin.handshakeMs / bare);
    firstAnswers.push(plugin.firstAnswerMs / bare);
  }
  return [
    { name: "start_ratio", value: median(handshakes), goal: 2, unit: "x node -e 0" },
    { name: "first_answer_ratio", value: median(firstAnswers), unit: "x node -e 0" },
  ];
}

/** Milliseconds of a Node that has nothing to do. */
export async function bareNode(): Promise<number> {
  const begin = performance.now();
  await once(spawn(process.execPath, ["-e", "0"], { env: launchEnvironment(), stdio: "ignore" }), "exit");
  return performance.now() - begin;
}

/** Node reads the file it names at each start, which would count on both sides. */
export function launchEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  return environment;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
