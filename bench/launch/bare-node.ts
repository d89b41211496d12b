import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";

/** Milliseconds of a Node that has nothing to do. @param more variables for it */
export async function bareNode(node = process.execPath, more: NodeJS.ProcessEnv = {}): Promise<number> {
  const begin = performance.now();
  await once(spawn(node, ["-e", "0"], { env: { ...launchEnvironment(), ...more }, stdio: "ignore" }), "exit");
  return performance.now() - begin;
}

/** Node reads the file of NODE_EXTRA_CA_CERTS at each start, and the time for that would count on both sides. */
export function launchEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  return environment;
}
