import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../build/paths.ts";
import type { EmptyFolder } from "./empty-folder.ts";

/** What docs/guides/testing.md tells a user to do in the project of the README's "Your own stack". */
export interface TestingGuide {
  /** The command that installs Jest. */
  readonly install: string;
  /** The user's files: the name of each, and its text. */
  readonly files: ReadonlyMap<string, string>;
  /** The types that tsconfig.json has now, as JSON. */
  readonly types: string;
  /** The commands that check the types and run the tests. */
  readonly run: string;
}

/**
 * Reads the part of the guide about Jest.
 *
 * @throws Error if the part has another form than this function knows. Otherwise a new step of it would go untested.
 */
export function readTestingGuide(
  guide: string = readFileSync(join(root, "docs", "guides", "testing.md"), "utf8"),
): TestingGuide {
  const [, part = ""] = /^## A CDKTF stack, with Jest\n([^]*?)^## /m.exec(guide) ?? [];
  const [install, run, ...more] = [...part.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, text]) => text);
  const files = [...part.matchAll(/`([\w.]+)`:\n\n```(?:ts|json)\n([^]*?)^```$/gm)];
  const [, types] = /the types are `(\[.*?\])` now/.exec(part) ?? [];
  if (install === undefined || run === undefined || types === undefined || more.length > 0) {
    throw new Error("The part about Jest in testing.md should install, name the types, and run the tests.");
  }
  return {
    install,
    files: new Map(files.map(([, name = "", text = ""]) => [name, text])),
    types,
    run,
  };
}

/**
 * Follows the guide in the folder in which the README has been followed by npm.
 *
 * @throws Error if a command fails, and so if a test of the guide fails
 */
export async function followTestingGuide(
  { install, files, types, run }: TestingGuide,
  folder: EmptyFolder,
): Promise<void> {
  for (const [name, text] of files) writeFileSync(join(folder.path, name), text);
  const config = join(folder.path, "tsconfig.json");
  writeFileSync(config, readFileSync(config, "utf8").replace(/"types": \[.*?\]/, `"types": ${types}`));
  // The guide's test starts "terraform". Where the engine has another name, it is found by this one.
  const engine =
    'mkdir .bin\nln -s "$(command -v "$TERRAFORM_BINARY_NAME")" .bin/terraform\nPATH="$PWD/.bin:$PATH"\n';
  await folder.run(`npm pkg set type=module\n${install}${engine}${run}`);
}
