import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { goPlatform } from "./paths.ts";

/** A provider that a test makes with the framework. */
export interface ProviderSource {
  /** Path of the program, in TypeScript. */
  readonly file: string;
  /** Such as `registry.terraform.io/example/test`. */
  readonly address: string;
  readonly version: string;
}

/** Bundles a provider into a filesystem mirror, from which an engine installs it. */
export async function mirrorProvider(
  { file, address, version }: ProviderSource,
  mirror: string,
): Promise<void> {
  const folder = join(mirror, address, version, goPlatform);
  const name = address.slice(address.lastIndexOf("/") + 1);
  const entry = join(folder, `terraform-provider-${name}_v${version}`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [file],
    outfile: entry,
    bundle: true,
    platform: "node",
    format: "cjs",
    // The engine may run without `node` on its PATH.
    banner: { js: `#!${process.execPath}` },
    logLevel: "warning",
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  chmodSync(entry, 0o755);
}
