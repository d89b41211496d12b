import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { renameSync, rmSync } from "node:fs";
import { connect, createServer, type ListenOptions, type Server } from "node:net";
import { join } from "node:path";
import { unfinished } from "./durable-folder.ts";

/** One life of the process. Its socket tells others that it lives: the socket ends with the process in every case. */
export interface Run {
  /** Random hexadecimal digits, followed by `-` and the port if the socket is a TCP socket. */
  readonly id: string;
  /** Closes the socket, so that others take the run for dead. */
  readonly close: () => void;
}

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, and ends with a zero byte. */
const longestSocketPath = 103;
/** How long a busy process may take to answer. */
const greetingTimeoutMs = 3_000;

/**
 * Opens the socket of a new run. It is a unix socket in the folder, or a TCP socket on loopback if the file system or
 * the operating system has no unix sockets, or if the path is too long for one.
 *
 * @param sockets folder of the sockets, which all processes of a journal share
 * @throws Error if no socket can be opened
 */
export async function openRun(sockets: string): Promise<Run> {
  const random = randomBytes(8).toString("hex");
  let id = random;
  const server = createServer((socket) => {
    socket.on("error", () => undefined).end(id);
  });
  const path = socketPath(sockets, random);
  // Between bind and listen a socket refuses connections, as a dead run's does. So it gets its name when it listens.
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

/**
 * Whether a run has ended for certain. In doubt a run counts as alive. Removes the unix socket of a dead run.
 *
 * @param sockets folder of the sockets, as for {@link openRun}
 */
export function isDead(sockets: string, run: string): Promise<boolean> {
  const [random = run, port] = run.split("-");
  const path = socketPath(sockets, random);
  return new Promise((resolve) => {
    const socket =
      port === undefined ? connect({ path }) : connect({ host: "127.0.0.1", port: Number(port) });
    let greeting = "";
    const answer = (dead: boolean): void => {
      socket.destroy();
      resolve(dead);
    };
    socket.setEncoding("utf8").on("data", (text: string) => (greeting += text));
    // After the run has ended, its port may belong to another program, which does not answer with the id of the run.
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

/** Runs that have a unix socket in the folder. A run that was killed leaves its socket behind. */
export function runsWithSocket(files: readonly string[]): string[] {
  return files.flatMap((file) => /^([0-9a-f]{16})\.sock$/.exec(file)?.[1] ?? []);
}

function socketPath(sockets: string, random: string): string {
  return join(sockets, `${random}.sock`);
}

/** Whether the server listens now. If it does not, it can be tried with other options. */
function listens(server: Server, options: ListenOptions): Promise<boolean> {
  return once(server.listen(options), "listening").then(
    () => true,
    () => false,
  );
}
