import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/paths.ts";
import { runProgram } from "./run-program.ts";

const constructs = join(root, "constructs");

/** How a package differs from the constructs of this repository. Each function takes a text and gives the changed one. */
export interface Rewriting {
  /** The text of a source file. */
  readonly source?: (text: string) => string;
  readonly readme?: (text: string) => string;
  /** The text of package.json. */
  readonly manifest: (text: string) => string;
}

/**
 * Builds the constructs anew in a folder of their own. There they have the dependencies of their own package.json, and none of the
 * workspace. Needs the npm registry.
 */
export async function stagePackage(folder: string, { source, readme, manifest }: Rewriting): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ["src", "scripts", "assets", "README.md", "LICENSE", "package.json"]) {
    cpSync(join(constructs, part), join(folder, part), { recursive: true });
  }
  rewriteFile(join(folder, "package.json"), manifest);
  if (readme !== undefined) rewriteFile(join(folder, "README.md"), readme);
  if (source !== undefined) {
    const sources = readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" });
    for (const name of sources.filter((name) => name.endsWith(".ts"))) {
      rewriteFile(join(folder, "src", name), source);
    }
  }
  await runProgram("npm", ["install", "--no-audit", "--no-fund", "--workspaces=false"], folder);
  await runProgram("npm", ["run", "--silent", "build"], folder);
}

function rewriteFile(file: string, rewrite: (text: string) => string): void {
  writeFileSync(file, rewrite(readFileSync(file, "utf8")));
}

/**
 * The manifest with the oldest `constructs` that the package promises to work with. The code for Go names the version that it was
 * built with as the oldest one that it takes. Built with a newer `constructs`, it would also use what an older one lacks.
 */
export function withOldestConstructs(text: string): string {
  const manifest = JSON.parse(text) as {
    readonly peerDependencies: { readonly constructs: string };
    readonly devDependencies: object;
  };
  const oldest = /\d+\.\d+\.\d+/.exec(manifest.peerDependencies.constructs)?.[0];
  const devDependencies = { ...manifest.devDependencies, constructs: oldest };
  return `${JSON.stringify({ ...manifest, devDependencies }, undefined, 2)}\n`;
}
