import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../build/paths.ts";

/** What the README tells a user to do in an empty folder. The commands and files are those of the README, unchanged. */
export interface OwnStack {
  /** The commands that install the packages, one in each line. */
  readonly install: string;
  /** The user's files: the name of each, and its text. */
  readonly files: ReadonlyMap<string, string>;
  /** The command that starts a simulator. It runs until somebody ends it. */
  readonly simulator: string;
  /** The commands that deploy the stack to the simulator. */
  readonly deploy: string;
  /** Versions of TypeScript that the README promises besides the one that its commands install. */
  readonly compilers: readonly string[];
  /** The packages to install for CDK Terrain, such as `cdktn@1.2.3`. */
  readonly cdkTerrain: readonly string[];
  /** The configuration in the section "Plain HCL". */
  readonly hcl: string;
  /** For each package manager: what a user writes, by what a user of npm writes. */
  readonly managers: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * Reads the README's section "Your own stack".
 *
 * @throws Error if the section has another form than this function knows. Otherwise a new part of it would go untested.
 */
export function readOwnStack(readme: string = readFileSync(join(root, "README.md"), "utf8")): OwnStack {
  const [, section] = /^## Your own stack\n([^]*?)^## /m.exec(readme) ?? [];
  if (section === undefined) throw new Error('The README has no section "Your own stack".');
  const blocks = [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
  const [make, install, simulator, deploy, ...more] = blocks;
  if (make?.startsWith("npm run packages:local") !== true || deploy === undefined || more.length > 0) {
    throw new Error(
      'The README\'s "Your own stack" should have four blocks of commands: one that makes the packages, one that ' +
        "installs them, one that starts the simulator, and one that deploys.",
    );
  }
  const files = [
    ...section.matchAll(/`([\w.]+)`[^`]*(?:`[^`\n]+`[^`]*)?:\n\n```(?:ts|json)\n([^]*?)^```$/gm),
  ];
  return {
    install: install ?? "",
    files: new Map(files.map(([, name = "", text = ""]) => [name, text])),
    simulator: simulator ?? "",
    deploy,
    compilers: demanded(/TypeScript ([\d.]+(?: and [\d.]+)*) work too/, section).split(" and "),
    cdkTerrain: [
      ...demanded(/^- \*\*CDK Terrain\*\*: ([^]*?)^\n/m, section).matchAll(/`([\w-]+@[\d.]+)`/g),
    ].map(([, name = ""]) => name),
    hcl: demanded(/^## Plain HCL\n[^]*?^```hcl\n([^]*?)^```$/m, readme),
    managers: readManagers(section),
  };
}

function demanded(form: RegExp, text: string): string {
  const [, found] = form.exec(text) ?? [];
  if (found === undefined) throw new Error(`The README has nothing of the form ${String(form)}.`);
  return found;
}

function readManagers(section: string): OwnStack["managers"] {
  const rows = [...section.matchAll(/^ *\|(.*)\|$/gm)].map(([, row = ""]) =>
    row.split("|").map((cell) => cell.trim().replaceAll("`", "")),
  );
  const [heads = [], _, ...words] = rows;
  return new Map(
    heads.map((manager, column) => [
      manager,
      new Map(words.map((row) => [row[0] ?? "", row[column] ?? ""] as const)),
    ]),
  );
}

/**
 * Replaces npm's words at the beginning of each line by those of another package manager. The longest words are replaced first,
 * because short ones can be the beginning of longer ones.
 *
 * @param words what to write, by npm's words
 */
export function translate(text: string, words: ReadonlyMap<string, string>): string {
  return [...words]
    .sort(([a], [b]) => b.length - a.length)
    .reduce((translated, [npm, own]) => translated.replaceAll(new RegExp(`^${npm}(?= |$)`, "gm"), own), text);
}
