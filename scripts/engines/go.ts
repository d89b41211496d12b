import { execFileSync } from "node:child_process";

/**
 * Downloads a Go module into Go's own cache.
 *
 * @returns the folder with its files
 * @throws Error of one line if there is no Go, or no such version
 */
export function downloadModule(path: string, version: string, scratch: string): string {
  const answer = go(["mod", "download", "-json", `${path}@v${version}`], scratch);
  const { Dir: folder, Error: failure } = JSON.parse(answer) as {
    readonly Dir?: string;
    readonly Error?: string;
  };
  if (folder === undefined)
    throw new Error(`no ${path} ${version}: ${failure?.split("\n")[0] ?? "unknown failure"}`);
  return folder;
}

/** Builds a command in the module of the scratch folder. Go reports its progress on stderr. */
export function goBuild(command: string, flags: readonly string[], scratch: string, out: string): void {
  go(["build", "-mod=mod", ...flags, "-o", out, command], scratch);
}

function go(args: readonly string[], cwd: string): string {
  // Go must not use a workspace that lies above the scratch folder.
  const env = { ...process.env, GOWORK: "off" };
  try {
    return execFileSync("go", args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  } catch (reason) {
    if (!(reason instanceof Error)) throw reason;
    if ("code" in reason && reason.code === "ENOENT") {
      throw new Error("building a Go program needs Go on the PATH: install it from https://go.dev/dl", {
        cause: reason,
      });
    }
    // With -json, Go reports a failed download on stdout, and also exits with 1.
    if ("stdout" in reason && typeof reason.stdout === "string" && reason.stdout !== "") return reason.stdout;
    throw new Error(`go ${args[0] ?? ""} failed; Go says why above`, { cause: reason });
  }
}
