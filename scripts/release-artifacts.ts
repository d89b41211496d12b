/**
 * `npm run release:artifacts -- --gpg-key ID` makes the files of a release in `dist/release`, as the registries of Terraform and
 * OpenTofu want them. `--unsigned` stands for no key, `--out DIR` for another folder, and `--platforms linux_amd64,windows_amd64`
 * for fewer archives. Two runs on one commit give the same bytes, except for the signature. All files in the archives have the time
 * of the commit, or that of SOURCE_DATE_EPOCH.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chooseTargets } from "./binaries/targets.ts";
import { root } from "./build/paths.ts";
import { makeRelease } from "./release/make.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: join(root, "dist", "release") },
      "gpg-key": { type: "string" },
      unsigned: { type: "boolean", default: false },
      platforms: { type: "string", default: "" },
    },
  });
  const { "gpg-key": key, unsigned } = values;
  if ((key === undefined) !== unsigned) {
    throw new Error("Say --gpg-key ID, for a release that a registry takes, or --unsigned, for a trial.");
  }
  const folder = resolve(values.out);
  const made = await makeRelease({
    folder,
    targets: chooseTargets(values.platforms.split(",").filter((name) => name !== "")),
    time: timeOfRelease(),
    ...(key !== undefined && { key }),
    report: console.error,
  });
  console.log(`${folder}:`);
  for (const name of made) {
    console.log(`  ${name}, ${(statSync(join(folder, name)).size / 1e6).toFixed(1)} MB`);
  }
  console.log(readFileSync(join(folder, made.find((name) => name.endsWith("SHA256SUMS")) ?? ""), "utf8"));
}

/** @throws Error if SOURCE_DATE_EPOCH is no number of seconds */
function timeOfRelease(): Date {
  const given = process.env["SOURCE_DATE_EPOCH"];
  const text = given ?? execFileSync("git", ["log", "-1", "--format=%ct"], { cwd: root, encoding: "utf8" });
  if (!/^\d+$/.test(text.trim()))
    throw new Error(`SOURCE_DATE_EPOCH is "${text}", and no number of seconds.`);
  return new Date(Number(text) * 1000);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
