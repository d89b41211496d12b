import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../build/paths.ts";
import { compatibilityPage } from "./compatibility-page.ts";
import { answeredRpcs } from "./answered-rpcs.ts";
import { conformancePage } from "./conformance-page.ts";
import { evidencePage } from "./evidence-page.ts";
import { readResults } from "./read-results.ts";

/** Writes docs/compatibility.md, docs/conformance.md and docs/evidence.md. */
export async function writeEvidencePages(): Promise<void> {
  const results = readResults(join(root, "evidence"));
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const names = new Set(Object.keys(scripts));
  await write("compatibility", compatibilityPage(results, names));
  await write("conformance", conformancePage(answeredRpcs()));
  await write("evidence", evidencePage(results, names));
}

async function write(page: string, text: string): Promise<void> {
  const file = join(root, "docs", `${page}.md`);
  const style = await resolveConfig(file);
  writeFileSync(file, await format(text, { ...style, parser: "markdown" }));
}
