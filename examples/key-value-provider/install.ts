/** Bundles the provider into the folder where `terraform init` looks for it without any configuration. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const address = "registry.terraform.io/example/kv";
export const version = "1.0.0";

/** @param plugins a mirror of providers, such as `terraform.d/plugins` beside a configuration */
export async function install(plugins: string): Promise<void> {
  const goPlatform = `${platform() === "win32" ? "windows" : platform()}_${arch() === "x64" ? "amd64" : arch()}`;
  const folder = join(plugins, address, version, goPlatform);
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, `terraform-provider-kv_v${version}`);
  await build({
    entryPoints: [join(here, "main.ts")],
    outfile: entry,
    bundle: true,
    platform: "node",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
  });
  // Without this file, Node would take the bundle for an ES module if it lies in a project of ES modules.
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "commonjs" }));
  chmodSync(entry, 0o755);
}

const here = dirname(fileURLToPath(import.meta.url));
if (process.argv[1] === fileURLToPath(import.meta.url)) void install(join(here, "terraform.d", "plugins"));
