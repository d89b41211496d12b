import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleStandalone } from "../build/bundle.ts";
import { root } from "../build/paths.ts";

/**
 * Makes what is put into Node: the first script, and all files of the plugin as assets. The result is the same for all platforms,
 * because it has no code cache. V8 takes a code cache only where it was made, and with this first script the cache saves nothing:
 * Node compiles only the parts that a launch needs. A start-up snapshot is no way either, because Node's HTTP/2 cannot be in one.
 *
 * @param plugin the built plugin folder
 * @param node the Node that will be in the executables, for this machine
 * @param scratch an empty folder
 * @returns the path of the result
 */
export async function makeBlob(plugin: string, node: string, scratch: string): Promise<string> {
  const parts = join(scratch, "parts");
  cpSync(plugin, parts, { recursive: true });
  for (const name of readdirSync(parts)) {
    if (name.startsWith("terraform-provider-streamkap_v")) rmSync(join(parts, name));
  }
  await bundleStandalone(parts);
  const main = "load-parts.cjs";
  cpSync(join(root, "scripts", "binaries", main), join(scratch, main));
  const config = {
    // Node writes this path into the result, so it must not tell of the clone.
    main,
    output: "executable.blob",
    disableExperimentalSEAWarning: true,
    useCodeCache: false,
    useSnapshot: false,
    assets: Object.fromEntries(readdirSync(parts).map((name) => [name, join(parts, name)])),
  };
  const file = join(scratch, "executable.json");
  writeFileSync(file, JSON.stringify(config));
  execFileSync(node, ["--experimental-sea-config", file], {
    cwd: scratch,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return join(scratch, config.output);
}
