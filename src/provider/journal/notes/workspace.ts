import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JournalPlace } from "../place.ts";

/** Name of the workspace that Terraform uses: TF_WORKSPACE, else the one that `workspace select` has chosen. */
export async function workspaceOf({ dataFolder, workspaceVariable }: JournalPlace): Promise<string> {
  if (workspaceVariable !== undefined) return workspaceVariable;
  const selected = await readFile(join(dataFolder, "environment"), "utf8").catch(() => "");
  return selected.trim() === "" ? "default" : selected.trim();
}
