import { randomBytes } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { connect, createServer, type ListenOptions, type Server } from "node:net";
import { join, relative } from "node:path";
import { unfinished } from "./durable-folder.ts";

/** One life of the process. Others tell that it lives by its socket, which ends with it however it ends. */
export interface Run {
  /** Random; with a port at its end where the socket is one of TCP. */
  readonly id: string;
  readonly close: () => void;
}

/** `sun_path` holds 104 bytes on macOS, 108 on Linux, and ends with a zero. */
const longestSocketPath = 103;
/** A process that is busy answers late. */
const greetingTimeoutMs = 3_000;

/**
 * Opens the socket: a unix socket in the folder, or one of TCP on loopback where the file system or
 * the system has none.
 */
export async function openRun(folder: string): Promise<Run> {
  const random = randomBytes(8).toString("hex");
  let id = random;
  const server = createServer((socket) => {
    socket.on("error", () => undefined).end(id);
  });
  const path = socketPath(folder, random);
  // Between bind and listen a socket refuses, as a dead one does: it gets its name when it listens.
  const temporary = path + unfinished;
  if (Buffer.byteLength(temporary) <= longestSocketPath && (await listens(server, { path: temporary }))) {
    renameSync(temporary, path);
    server.unref();
    const close = (): void => {
      server.close();
      rmSync(path, { force: true });
    };
    return { id, close };
  }
  if (!(await listens(server, { host: "127.0.0.1", port: 0 }))) throw new Error("no socket can be opened");
  const bound = server.address();
  id = `${random}-${String(typeof bound === "object" && bound !== null ? bound.port : 0)}`;
  server.unref();
  return { id, close: () => server.close() };
}

/** Whether a run has ended for certain. What is not certain counts as alive. */
export function isDead(folder: string, run: string): Promise<boolean> {
  const [random = run, port] = run.split("-");
  const path = socketPath(folder, random);
  return new Promise((resolve) => {
    const socket =
      port === undefined ? connect({ path }) : connect({ host: "127.0.0.1", port: Number(port) });
    let greeting = "";
    const answer = (dead: boolean): void => {
      socket.destroy();
      resolve(dead);
    };
    socket.setEncoding("utf8").on("data", (text: string) => (greeting += text));
    // A port is given to others after us.
    socket.on("end", () => {
      answer(greeting !== run);
    });
    socket.setTimeout(greetingTimeoutMs, () => {
      answer(port !== undefined);
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const dead = error.code === "ECONNREFUSED" || error.code === "ENOENT";
      if (dead && port === undefined) rmSync(path, { force: true });
      answer(dead);
    });
  });
}

/** Runs that have left a socket: one that was killed leaves it. */
export function runsWithSocket(files: readonly string[]): string[] {
  return files.flatMap((file) => /^([0-9a-f]{16})\.sock$/.exec(file)?.[1] ?? []);
}

/** Relative to the working directory, which Terraform gives all of its providers, where that is shorter. */
function socketPath(folder: string, random: string): string {
  const path = join(folder, `${random}.sock`);
  const short = relative(process.cwd(), path);
  return short.length < path.length ? short : path;
}

function listens(server: Server, options: ListenOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (listening: boolean) => (): void => {
      server.removeAllListeners("error").removeAllListeners("listening");
      resolve(listening);
    };
    server.once("listening", settle(true)).once("error", settle(false)).listen(options);
  });
}
