import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JournalPlace } from "../place.ts";

/** The workspace that is selected in Terraform's working directory. */
export async function workspaceOf({ dataFolder, workspaceVariable }: JournalPlace): Promise<string> {
  if (workspaceVariable !== undefined) return workspaceVariable;
  const selected = await readFile(join(dataFolder, "environment"), "utf8").catch(() => "");
  return selected.trim() === "" ? "default" : selected.trim();
}
