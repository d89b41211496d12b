import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeArchive, parseCatalogue, readCatalogue } from "../../src/catalogue/index.ts";
import { runCodify } from "../../src/cli/codify/index.ts";
import type { Simulator } from "../../src/simulator/index.ts";
import { environmentOf } from "./environment.ts";
import { catalogueFolder, root } from "./paths.ts";
import { filledVariables, secretMark, type HandMadeSource } from "./random-tenant.ts";
import { run } from "./workspace.ts";

/** The catalogue as the plugin has it: without what only documentation needs. */
export const archivedCatalogue = parseCatalogue(encodeArchive(readCatalogue(catalogueFolder).values()));

/** Runs `codify` against a simulator. @throws Error with everything that was printed, if the exit code is not 0 */
export async function codify(
  simulator: Pick<Simulator, "url" | "clientId" | "secret">,
  ...args: readonly string[]
): Promise<string> {
  let printed = "";
  const note = (text: string): void => void (printed += text);
  const code = await runCodify(args, {
    stdout: note,
    stderr: note,
    stdin: () => Promise.resolve(""),
    columns: undefined,
    environment: environmentOf(simulator),
    version: "0.1.0",
    catalogue: () => archivedCatalogue,
    interrupted: new Promise(() => undefined),
  });
  if (code !== 0) throw new Error(`codify ended with ${String(code)}\n${printed}`);
  return printed;
}

/** The text of each file of a project, by its path. Hidden folders, in which a test puts tools, are left out. */
export function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .filter((path) => !/^(\.(?!gitignore)|node_modules|cdktf\.out)/.test(path));
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** The files that hold a secret of a hand-made source. */
export function filesWithSecrets(files: ReadonlyMap<string, string>): string[] {
  return [...files].filter(([, text]) => text.includes(secretMark)).map(([name]) => name);
}

/** A folder for a project in TypeScript, in which the packages of this repository are installed. */
export function createProjectFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "streamkap-codified-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Removes the folder of a project. */
export function removeProjectFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes the variable file of a project, with the secrets of its sources. */
export function fillVariables(folder: string, sources: readonly HandMadeSource[]): void {
  const example = readFileSync(join(folder, "terraform.tfvars.example"), "utf8");
  writeFileSync(join(folder, "terraform.tfvars"), filledVariables(example, sources));
}

const judges: readonly (readonly [tool: string, ...args: string[]])[] = [
  ["typescript/bin/tsc", "--noEmit", "--skipLibCheck", "--project", "."],
  ["prettier/bin/prettier.cjs", "--no-config", "--check", "**/*.{ts,json,md}"],
  ["eslint/bin/eslint.js", "--config", join(root, "test", "support", "recommended.eslint.mjs"), "."],
];

/** What the compiler, Prettier with its defaults, and the rules that ESLint recommends find wrong with a project. */
export async function complaintsAbout(folder: string): Promise<string[]> {
  const complaints: string[] = [];
  for (const [tool, ...args] of judges) {
    const outcome = await run(process.execPath, [join(root, "node_modules", tool), ...args], folder, {
      environment: {},
    });
    if (outcome.code !== 0) complaints.push(`${tool}\n${outcome.stdout}${outcome.stderr}`);
  }
  return complaints;
}
