import {
  type ChildProcess,
  type CommonSpawnOptions,
  execFileSync,
  spawn,
  spawnSync,
} from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const programs = ["initdb", "postgres", "psql"];
/** Debian keeps the programs of each version in a folder that is not on the PATH. */
const debian = "/usr/lib/postgresql";

/** The folder with the programs of PostgreSQL; undefined where there is none. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  return folders.find((folder) => programs.every((program) => existsSync(join(folder, program))));
}

/** A user of the machine. PostgreSQL refuses to run as root. */
interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Who PostgreSQL runs as: the user of this process, or for root the user "postgres", or else "nobody". */
function systemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor a user "nobody".',
  );
}

/** A PostgreSQL server that only this machine reaches. */
export class PostgresServer {
  /** The variables with which libpq and the backend "pg" find the server. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #programs: string;
  readonly #folder: string;
  readonly #child: ChildProcess;

  private constructor(programs: string, folder: string, child: ChildProcess) {
    this.#programs = programs;
    this.#folder = folder;
    this.#child = child;
    this.environment = { PGHOST: folder, PGUSER: "streamkap", PGSSLMODE: "disable" };
  }

  /**
   * Starts a server on a socket in a folder of its own.
   *
   * @param programs folder with the programs of PostgreSQL
   * @throws Error if it cannot be started; PostgreSQL says why on stderr
   */
  static async start(programs: string): Promise<PostgresServer> {
    const user = systemUser();
    // The path of a socket has at most a hundred characters.
    const folder = mkdtempSync(join(tmpdir(), "streamkap-pg-"));
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    const data = join(folder, "data");
    const options: CommonSpawnOptions = { ...user, cwd: folder, stdio: ["ignore", "ignore", "inherit"] };
    const made = spawnSync(
      join(programs, "initdb"),
      ["-D", data, "-U", "streamkap", "-A", "trust", "--no-sync"],
      options,
    );
    if (made.status !== 0) throw new Error("initdb failed, and says why above.");
    const child = spawn(
      join(programs, "postgres"),
      ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "log_min_messages=panic"],
      options,
    );
    const server = new PostgresServer(programs, folder, child);
    try {
      await server.#ready();
      return server;
    } catch (reason) {
      await server.stop();
      throw reason;
    }
  }

  createDatabase(name: string): void {
    this.query("postgres", `CREATE DATABASE "${name}"`);
  }

  /** The rows that a query answers, one line each. @throws Error if the query fails */
  query(database: string, sql: string): readonly string[] {
    const args = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql];
    const env = { ...process.env, ...this.environment };
    const answer = execFileSync(join(this.#programs, "psql"), args, { env, encoding: "utf8" });
    return answer.split("\n").filter((line) => line !== "");
  }

  /** Ends the server without waiting for its clients, and removes its data. */
  async stop(): Promise<void> {
    if (this.#child.exitCode === null) {
      const ended = once(this.#child, "exit");
      this.#child.kill("SIGINT");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The server has no way to say that it takes connections, so it is asked until it does. */
  async #ready(): Promise<void> {
    const args = ["-X", "-q", "-d", "postgres", "-c", "SELECT 1"];
    const env = { ...process.env, ...this.environment };
    while (this.#child.exitCode === null) {
      const child = spawn(join(this.#programs, "psql"), args, { env, stdio: "ignore" });
      const [code] = (await once(child, "exit")) as [number | null];
      if (code === 0) return;
    }
    throw new Error("PostgreSQL ended before it was ready, and says why above.");
  }
}
