import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../build/paths.ts";

/** What the README says to do in an empty folder, in its own words. */
export interface OwnStack {
  /** One command a line. */
  readonly install: string;
  /** Name → text. */
  readonly files: ReadonlyMap<string, string>;
  /** Starts a simulator, and goes on until it is ended. */
  readonly simulator: string;
  readonly deploy: string;
  /** Versions of TypeScript that the README promises besides the one that its commands install. */
  readonly compilers: readonly string[];
  /** What to install for CDK Terrain, as name and version. */
  readonly cdkTerrain: readonly string[];
  /** The configuration of "Plain HCL". */
  readonly hcl: string;
  /** Package manager → what to write in the place of npm's words. */
  readonly managers: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** @throws Error where the section has another form than this function knows, so that no part of it goes untested */
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

/** The text in the words of another package manager. Longer words go first: one may be the beginning of another. */
export function translate(text: string, words: ReadonlyMap<string, string>): string {
  return [...words]
    .sort(([a], [b]) => b.length - a.length)
    .reduce((translated, [npm, own]) => translated.replaceAll(new RegExp(`^${npm}(?= |$)`, "gm"), own), text);
}
