import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/build/paths.ts";
import type { Row } from "./row.ts";

/** Sizes of the files that every launch reads, and of the folder that every stack carries. 1 kB is 1000 bytes. */
export function measureSizes(): Row[] {
  const plugin = join(root, "dist", "plugin");
  const sizes = new Map(readdirSync(plugin).map((name) => [name, statSync(join(plugin, name)).size / 1000]));
  const entry =
    [...sizes].find(([name]) => name.startsWith("terraform-provider-streamkap_v"))?.[1] ?? Number.NaN;
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return [
    { name: "plugin_entry_kb", value: entry, goal: 80, unit: "kB" },
    { name: "plugin_kb", value: total, goal: 520, unit: "kB" },
    ...measurePackage(),
  ];
}

/** Sizes of the package that a user of the constructs downloads, packed and unpacked. */
function measurePackage(): Row[] {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const output = execFileSync(npm, args, { cwd: join(root, "constructs"), encoding: "utf8" });
  const [packed] = JSON.parse(output) as { readonly size: number; readonly unpackedSize: number }[];
  return [
    { name: "constructs_packed_kb", value: (packed?.size ?? Number.NaN) / 1000, unit: "kB" },
    { name: "constructs_unpacked_kb", value: (packed?.unpackedSize ?? Number.NaN) / 1000, unit: "kB" },
  ];
}
