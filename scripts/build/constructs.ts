import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { root } from "./paths.ts";

const constructs = join(root, "constructs");

/** Builds the constructs' assembly, with the plugin folder as its asset. */
export function buildConstructs(plugin: string): void {
  const asset = join(constructs, "assets", "plugin");
  rmSync(asset, { recursive: true, force: true });
  cpSync(plugin, asset, { recursive: true });
  // npm packs the licence that lies beside package.json.
  cpSync(join(root, "LICENSE"), join(constructs, "LICENSE"));
  removeLeftovers();
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: constructs,
    stdio: ["ignore", 2, 2],
    shell: platform() === "win32",
  });
  if (status !== 0) throw new Error("jsii could not compile the constructs");
  if (!existsSync(join(constructs, "lib", "index.js"))) throw new Error("jsii wrote no constructs/lib");
}

/** Removes old output from lib. The compiler leaves the output of a file that has moved, and npm would pack it too. */
function removeLeftovers(): void {
  const lib = join(constructs, "lib");
  if (!existsSync(lib)) return;
  for (const name of readdirSync(lib, { recursive: true, encoding: "utf8" })) {
    const source = join(constructs, "src", name.replace(/(\.d\.ts|\.js)$/, ".ts"));
    if (/\.(ts|js)$/.test(name) && !existsSync(source)) rmSync(join(lib, name));
  }
}
