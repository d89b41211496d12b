import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../build/paths.ts";

export interface SimulatorProcess {
  readonly url: string;
  readonly clientId: string;
  readonly secret: string;
  /** How to talk to it once this process has ended. */
  readonly instructions: string;
  /** Lets this process end without it. */
  readonly release: () => void;
  readonly stop: () => Promise<void>;
}

/** The simulator as a user starts it, in a process of its own, on a free port. */
export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const command = join(root, "dist", "bin.cjs");
  const child = spawn(process.execPath, [command, "simulator", "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, "line").then(([line]) => String(line)),
    once(child, "exit").then(([code]) => {
      throw new Error(`The simulator ended with ${String(code)} before it was ready.`);
    }),
  ]);
  const { url, clientId, secret } = JSON.parse(first) as Record<"url" | "clientId" | "secret", string>;
  return {
    url,
    clientId,
    secret,
    instructions: `
The simulator goes on as process ${String(child.pid)}. To talk to it:

  export STREAMKAP_HOST=${url} STREAMKAP_CLIENT_ID=${clientId} STREAMKAP_SECRET=${secret}
  curl ${url}/_simulator/sources
  npx cdktf destroy       # takes the five sources down (TF_VAR_… as in scripts/demo/deploy.ts)
  kill ${String(child.pid)}            # ends it`,
    release: () => {
      lines.close();
      child.stdout.destroy();
      child.unref();
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGINT");
      await ended;
    },
  };
}
