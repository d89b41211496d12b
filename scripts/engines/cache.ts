import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { EngineSpec } from "./spec.ts";

/** The facts about the machine and its user that the place of the cache depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function thisMachine(): Machine {
  return { platform: process.platform, home: homedir(), env: process.env };
}

/** The path of an engine in the cache, whether it is built or not: `<user's cache>/terraform-provider-streamkap/engines/tofu-1.12.6/tofu`. */
export function enginePath(spec: EngineSpec, machine: Machine): string {
  return programPath("engines", spec, machine);
}

/** A program that is built from a Go module. */
export interface Program {
  readonly name: string;
  readonly version: string;
}

/** The path of a program in the cache, whether it is built or not: `<user's cache>/terraform-provider-streamkap/<group>/<name>-<version>/<name>`. */
export function programPath(
  group: "engines" | "tools",
  { name, version }: Program,
  machine: Machine,
): string {
  const file = machine.platform === "win32" ? `${name}.exe` : name;
  return cachedFile(machine, group, `${name}-${version}`, file);
}

/** The path of a file in the cache: `<user's cache>/terraform-provider-streamkap/` and the given parts. */
export function cachedFile(machine: Machine, ...parts: readonly string[]): string {
  return join(cacheFolder(machine), "terraform-provider-streamkap", ...parts);
}

/** The engine's path if it has been built. */
export function findEngine(spec: EngineSpec, machine: Machine = thisMachine()): string | undefined {
  const path = enginePath(spec, machine);
  return existsSync(path) ? path : undefined;
}

/**
 * Has an engine built in a folder near its place, and moves it to its place when it is complete. So an interrupted build leaves
 * nothing that looks like an engine, and if two builds run at once, the last one wins.
 */
export function placeEngine(path: string, build: (scratch: string) => string): void {
  const engines = dirname(dirname(path));
  mkdirSync(engines, { recursive: true });
  const scratch = mkdtempSync(join(engines, "build-"));
  try {
    const built = build(scratch);
    chmodSync(built, 0o755);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(built, path);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function cacheFolder({ platform, home, env }: Machine): string {
  if (platform === "darwin") return join(home, "Library", "Caches");
  if (platform === "win32") return set(env["LOCALAPPDATA"]) ?? join(home, "AppData", "Local");
  return set(env["XDG_CACHE_HOME"]) ?? join(home, ".cache");
}

/** An empty variable counts as unset, as the XDG base directory specification says. */
function set(variable: string | undefined): string | undefined {
  return variable === "" ? undefined : variable;
}
