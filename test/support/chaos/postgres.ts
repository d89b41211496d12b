import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "../../../scripts/packages/check/simulator.ts";

/** A PostgreSQL of its own, which is gone when it is closed. */
export interface Postgres {
  /** How Terraform's backend `pg` connects. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts a PostgreSQL server in a folder of its own. Its programs `initdb` and `postgres` are looked for on the PATH and
 * where Debian puts them. The server refuses to run as root, so root starts it as the user `postgres`.
 *
 * @throws Error if the machine has no such program
 */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "streamkap-postgres-"));
  const user = process.getuid?.() === 0 ? idsOf("postgres") : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const options = { cwd: folder, env: environment(), ...user };
  const data = join(folder, "data");
  const made = spawnSync("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync"], {
    ...options,
    encoding: "utf8",
  });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  }
  const port = await freePort();
  const settings = ["-c", "fsync=off", "-c", "unix_socket_directories=", "-c", "listen_addresses=127.0.0.1"];
  const server = spawn("postgres", ["-D", data, "-p", String(port), ...settings], {
    ...options,
    stdio: "ignore",
  });
  const ended = once(server, "exit");
  while (server.exitCode === null && !(await answers(port))) await setTimeout(50);
  if (server.exitCode !== null) throw new Error("postgres ended before it took a connection");
  return {
    url: `postgres://postgres@127.0.0.1:${String(port)}/postgres?sslmode=disable`,
    async close() {
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function environment(): NodeJS.ProcessEnv {
  const versions = [18, 17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${String(version)}/bin`);
  return { ...process.env, LC_ALL: "C", PATH: [process.env["PATH"], ...versions].join(":") };
}

function idsOf(name: string): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout),
  );
  if (!uid || !gid) throw new Error(`there is no user ${name} as whom root can start PostgreSQL`);
  return { uid, gid };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => {
      resolve(false);
    });
  });
}
