/**
 * `npm run schema-snapshot` records new attributes. It refuses a change that would break a user's configuration or state, unless
 * `-- --accept-breaking` says that the change is meant.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { compareSchemas } from "./schema-snapshot/compare.ts";
import { currentLines, snapshotFile } from "./schema-snapshot/snapshot.ts";

async function main(): Promise<void> {
  const root = process.cwd();
  const file = snapshotFile(root);
  const recorded = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  const now = await currentLines(root);
  const { breaking, unrecorded } = compareSchemas(recorded, now);
  if (breaking.length > 0 && !process.argv.includes("--accept-breaking")) {
    throw new Error(`This would break what works:\n  ${breaking.join("\n  ")}`);
  }
  writeFileSync(file, `${now.join("\n")}\n`);
  console.log(`recorded ${String(unrecorded.length)} lines, dropped or changed ${String(breaking.length)}`);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
