import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";

/** A program, and where it runs. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** File that gets what the program prints. */
  readonly log: string;
}

/** Lines of the log that an error shows. */
const shownLines = 40;

/**
 * Runs a program whose output matters only if it fails.
 *
 * @returns milliseconds that it took
 * @throws Error with the end of its output if it fails
 */
export async function runLogged({ program, args, cwd, env, log }: Command): Promise<number> {
  const file = openSync(log, "w");
  try {
    const begin = performance.now();
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", file, file],
    });
    const [code] = (await once(child, "exit")) as [number | null];
    if (code === 0) return performance.now() - begin;
    const end = readFileSync(log, "utf8").trimEnd().split("\n").slice(-shownLines).join("\n");
    throw new Error(`${[program, ...args].join(" ")} ended with ${String(code)}:\n${end}`);
  } finally {
    closeSync(file);
  }
}
