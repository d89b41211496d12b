import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../build/paths.ts";
import { runProgram } from "../run-program.ts";

/** Tools that only this check needs. They are no dependencies of the repository, so that a clone does not install them. */
const versions = { "@arethetypeswrong/cli": "0.18.5", pnpm: "12.21.0", publint: "0.3.25", yarn: "1.22.22" };

/**
 * Installs the tools from the npm registry, unless these versions are there from an earlier run.
 *
 * @returns the folder of the tools' programs
 */
export async function installTools(): Promise<string> {
  const folder = join(root, ".gen", "package-tools");
  const manifest = JSON.stringify({ private: true, dependencies: versions });
  const file = join(folder, "package.json");
  const programs = join(folder, "node_modules", ".bin");
  if (existsSync(join(programs, "attw")) && readFileSync(file, "utf8") === manifest) return programs;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  await runProgram("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], folder);
  return programs;
}
