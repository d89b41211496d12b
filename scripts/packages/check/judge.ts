import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../build/paths.ts";
import type { Packed } from "../local/pack.ts";
import { runProgram } from "../run-program.ts";

/** Scripts that npm runs when a user installs a package. */
const atInstallation = ["preinstall", "install", "postinstall", "prepare"];

/**
 * Judges a package. publint judges the tarball, attw judges its types if it has any, and no script may run when a user installs
 * the package.
 *
 * @param tools folder of the programs publint and attw
 * @throws Error if something is wrong with the package
 */
export async function judgePackage({ file, paths }: Packed, tools: string): Promise<void> {
  await runProgram(join(tools, "publint"), ["run", file, "--strict"], root);
  if (paths.some((path) => path.endsWith(".d.ts"))) {
    await runProgram(join(tools, "attw"), [file, "--no-emoji", "--format", "ascii"], root);
  }
  const text = execFileSync("tar", ["-xzOf", file, "package/package.json"], { encoding: "utf8" });
  const { scripts = {} } = JSON.parse(text) as { readonly scripts?: Readonly<Record<string, string>> };
  const run = atInstallation.filter((name) => name in scripts);
  if (run.length > 0) throw new Error(`${file} runs scripts when it is installed: ${run.join(", ")}.`);
}
