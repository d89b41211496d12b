import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { arch, availableParallelism, platform, totalmem } from "node:os";
import { dirname } from "node:path";
import { root } from "../build/paths.ts";

/** Where results come from. Every file of results begins with these fields. */
export interface Origin {
  /** The command that makes such results again, such as `npm run bench -- --only start_ratio`. */
  readonly command: string;
  /**
   * The first twelve digits of the commit. `-dirty` follows where a file of the clone differs from the commit.
   * `unknown` outside of a clone.
   */
  readonly commit: string;
  /** Date and time in UTC, in the form of ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
}

export interface Machine {
  /** Processors that the process may use. */
  readonly cpus: number;
  readonly memoryGb: number;
  /** Version of Node, without a `v`. */
  readonly node: string;
  /** System and processor, such as `linux x64`. */
  readonly os: string;
}

/** One figure of results. `npm run evidence` makes a line of a table of it. */
export interface ResultRow {
  /** What was counted or measured, such as `start_ratio` or `cases`. */
  readonly name: string;
  readonly value: number | string;
  /** @default the value has no unit */
  readonly unit?: string;
  /** The largest value that is good. @default the figure has no goal */
  readonly goal?: number;
  /** The quartiles of the values of which `value` is the median. @default the value was measured once */
  readonly spread?: { readonly low: number; readonly high: number };
}

/**
 * Writes the results of a command as JSON, after the fields of `Origin`. `npm run evidence` shows the `rows` of such files in the
 * folder `evidence`.
 *
 * @param script the name of the npm script, such as `bench`
 * @param results the fields of this command: `rows` of `ResultRow`, and whatever else a reader may want
 */
export function writeResults(file: string, script: string, results: Readonly<Record<string, unknown>>): void {
  const content = { ...originOf(commandLine(script, process.argv.slice(2))), ...results };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

function originOf(command: string): Origin {
  return {
    command,
    commit: commit(),
    date: new Date().toISOString(),
    machine: {
      cpus: availableParallelism(),
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      os: `${platform()} ${arch()}`,
    },
  };
}

/** The command of npm with its arguments, but without `--json FILE`, which changes no result. */
export function commandLine(script: string, args: readonly string[]): string {
  const kept = args.filter(
    (arg, index) => arg !== "--json" && !arg.startsWith("--json=") && args[index - 1] !== "--json",
  );
  const quoted = kept.map((arg) => (/^[\w@.,:/=*-]+$/.test(arg) ? arg : JSON.stringify(arg)));
  return ["npm run", script, ...(quoted.length === 0 ? [] : ["--", ...quoted])].join(" ");
}

function commit(): string {
  try {
    const args = ["describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"];
    return execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}
