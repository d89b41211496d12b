import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../build/paths.ts";

export interface SimulatorProcess {
  readonly url: string;
  readonly clientId: string;
  readonly secret: string;
  /** Text that tells the user how to talk to the simulator after this process has ended. */
  readonly instructions: string;
  /** Lets this process end while the simulator goes on. */
  readonly release: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts the simulator as a user does, in a process of its own, on a free port. */
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
The simulator keeps running as process ${String(child.pid)}. To talk to it:

  export STREAMKAP_HOST=${url} STREAMKAP_CLIENT_ID=${clientId} STREAMKAP_SECRET=${secret}
  curl ${url}/_simulator/sources
  npx cdktf destroy       # destroys the five sources; needs the TF_VAR_… of scripts/demo/deploy.ts
  kill ${String(child.pid)}            # ends the simulator`,
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
