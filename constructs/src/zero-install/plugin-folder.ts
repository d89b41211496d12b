import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fieldsOf } from "../names/fields";
import { listFiles } from "./plugin-hash";

/** The provider as a folder: its executable, the files beside it, and a `package.json`. */
export interface PluginFolder {
  readonly directory: string;
  readonly version: string;
  /** Name of the executable in the folder. Terraform expects this name. */
  readonly executable: string;
  /** Files of the installed folder: name with forward slashes → path of the file to copy. */
  readonly files: ReadonlyMap<string, string>;
}

/** A program for one platform. It runs the script `ENTRY` beside it. */
export interface Program {
  readonly file: string;
  /** Terraform's name of the platform, such as `windows_amd64`. */
  readonly platform: string;
}

/** Name of the plugin's script where a program runs it. Without a program, Terraform starts the script itself. */
const ENTRY = "provider.js";

/** The plugin folder of this package, seen from `src` and from `lib`. An app that is one ES module has no `__dirname`. */
const OWN_FOLDER = join(typeof __dirname === "undefined" ? "." : __dirname, "..", "..", "assets", "plugin");

const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * Reads what the plugin folder holds.
 *
 * @param directory the plugin folder; by default the one in this package
 * @param program that Terraform starts in place of the script
 * @throws Error where the folder or a file of it is missing, with what to do
 */
export function readPluginFolder(directory: string = OWN_FOLDER, program?: Program): PluginFolder {
  const version = readVersion(directory);
  const script = `terraform-provider-streamkap_v${version}`;
  if (!existsSync(join(directory, script))) throw new Error(incomplete(directory, `"${script}" is missing`));
  const names = listFiles(directory);
  if (program === undefined) {
    return { directory, version, executable: script, files: filesOf(directory, names) };
  }
  if (!existsSync(program.file)) {
    throw new Error(
      `executable is ${JSON.stringify(program.file)}, and there is no such file. Name the program that runs the provider, ` +
        `from the folder in which the app is synthesized, or leave it out where Terraform can start a Node script.`,
    );
  }
  const executable = program.platform.startsWith("windows_") ? `${script}.exe` : script;
  const files = new Map(filesOf(directory, names)).set(ENTRY, join(directory, script));
  files.delete(script);
  return { directory, version, executable, files: files.set(executable, program.file) };
}

function filesOf(directory: string, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [name, join(directory, name)]));
}

function readVersion(directory: string): string {
  const file = join(directory, "package.json");
  if (!existsSync(file)) throw new Error(incomplete(directory, `"package.json" is missing`));
  const { version } = fieldsOf(JSON.parse(readFileSync(file, "utf8")));
  if (typeof version === "string" && VERSION.test(version)) return version;
  throw new Error(
    incomplete(directory, `"version" in its package.json is ${JSON.stringify(version)}, not like 1.2.3`),
  );
}

function incomplete(directory: string, problem: string): string {
  const cure =
    directory === OWN_FOLDER
      ? `Where a bundler has packed the app into one file, mark this package as external (esbuild: ` +
        `--external:cdktf-streamkap), so that its files stay where they are; or copy its folder "assets/plugin" and name ` +
        `the copy by "pluginDirectory". Otherwise install this package again, or run "npm run build" where you work on its ` +
        `sources.`
      : `Name a folder by "pluginDirectory" that "npm run build" of the provider has made, or a copy of this package's ` +
        `"assets/plugin"; or leave it out for that one.`;
  return (
    `The Streamkap provider cannot be taken from ${directory}: ${problem}. ${cure} Set "useRegistry: true" to take the ` +
    `provider from the registry.`
  );
}
