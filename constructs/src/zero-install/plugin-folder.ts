import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The provider as a folder: its executable, files beside it, and a `package.json`. */
export interface PluginFolder {
  readonly directory: string;
  readonly version: string;
  /** Name of the executable in the folder, as Terraform expects it. */
  readonly executable: string;
}

/** Inside this package, whether it runs from `src` or from `lib`. */
const OWN_FOLDER = join(__dirname, "..", "..", "assets", "plugin");

const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * @param directory the plugin folder; by default the one that this package carries
 * @throws Error where it is not there or not whole, saying what to do
 */
export function readPluginFolder(directory: string = OWN_FOLDER): PluginFolder {
  const version = readVersion(directory);
  const executable = `terraform-provider-streamkap_v${version}`;
  if (!existsSync(join(directory, executable)))
    throw new Error(incomplete(directory, `"${executable}" is missing`));
  return { directory, version, executable };
}

function readVersion(directory: string): string {
  const file = join(directory, "package.json");
  if (!existsSync(file)) throw new Error(incomplete(directory, `"package.json" is missing`));
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { readonly version?: unknown };
  if (typeof version === "string" && VERSION.test(version)) return version;
  throw new Error(
    incomplete(directory, `"version" in its package.json is ${JSON.stringify(version)}, not like 1.2.3`),
  );
}

function incomplete(directory: string, problem: string): string {
  return (
    `The Streamkap provider cannot be taken from ${directory}: ${problem}. Install this package again, or run ` +
    `"npm run build" where you work on its sources. Set "useRegistry: true" to take the provider from the registry.`
  );
}
