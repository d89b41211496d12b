import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { goPlatform, root } from "./paths.ts";

export const secondProvider = { address: "registry.terraform.io/example/second", version: "1.0.0" } as const;

/** Builds the second provider into a filesystem mirror. */
export async function mirrorSecondProvider(mirror: string): Promise<void> {
  const folder = join(mirror, secondProvider.address, secondProvider.version, goPlatform);
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, `terraform-provider-second_v${secondProvider.version}`);
  await build({
    entryPoints: [join(root, "test", "fixtures", "second-provider.ts")],
    outfile: entry,
    bundle: true,
    platform: "node",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  chmodSync(entry, 0o755);
}
