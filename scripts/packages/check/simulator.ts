import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";

export interface RunningCommand {
  readonly stop: () => Promise<void>;
}

/**
 * Starts a simulator by a command line, and waits until it says how to reach it.
 *
 * @param environment what the command has of the environment
 */
export async function startByCommand(
  command: string,
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RunningCommand> {
  // A group of its own: what is between this program and the simulator would not hand the signal on.
  const child = spawn("bash", ["-c", command], {
    cwd,
    env: environment,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith("export STREAMKAP_SECRET=")) return true;
    }
    return false;
  })();
  if (!(await ready)) throw new Error(`${command.trim()} ended before the simulator was ready.`);
  return {
    stop: async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
      await ended;
    },
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
