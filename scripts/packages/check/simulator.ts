import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";

/** A simulator that a command line has started. */
export interface RunningCommand {
  /** Ends the simulator, and waits until the command has ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a simulator by a command line, and waits until the simulator prints how to reach it.
 *
 * @param environment all variables that the command gets
 * @throws Error if the command ends before that
 */
export async function startByCommand(
  command: string,
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RunningCommand> {
  // The command gets a process group of its own, so that `stop` can signal the whole group. Bash and npx stand between this
  // program and the simulator, and would not hand a signal on.
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

/** @returns a port of this machine on which no program listens */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
