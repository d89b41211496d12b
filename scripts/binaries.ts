/**
 * `npm run binaries` makes executables of the provider that need no Node: `dist/binaries/<platform>/terraform-provider-streamkap_v…`,
 * for each platform that we support. `npm run binaries -- linux_amd64 windows_amd64` makes those for the named platforms, and
 * `-- --out DIR` puts them elsewhere. The command downloads Node from the npm registry, once for each platform. The signature of
 * programs for macOS needs Go, once.
 */
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeExecutables } from "./binaries/make.ts";
import { chooseTargets, nodeVersion } from "./binaries/targets.ts";
import { root } from "./build/paths.ts";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: "string", default: join(root, "dist", "binaries") } },
  });
  const made = await makeExecutables({
    plugin: join(root, "dist", "plugin"),
    targets: chooseTargets(positionals),
    folder: resolve(values.out),
    report: console.error,
  });
  for (const { target, file } of made) {
    const mb = (statSync(file).size / 1e6).toFixed(0);
    console.log(`${target.platform}: ${file}, ${mb} MB, with Node ${nodeVersion}`);
  }
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
