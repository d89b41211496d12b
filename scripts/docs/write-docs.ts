import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../build/paths.ts";
import { makeDocs } from "./make-docs.ts";

/** Writes the generated pages and examples, and removes the pages of resources that no longer exist. */
export async function writeDocs(): Promise<void> {
  const pages = await makeDocs(root);
  const wanted = new Set(pages.map(({ path }) => path));
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const file of readdirSync(join(root, "docs", "resources")))
    if (!wanted.has(`docs/resources/${file}`)) rmSync(join(root, "docs", "resources", file));
}
