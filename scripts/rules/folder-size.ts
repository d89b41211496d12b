/**
 * A folder holds at most sixteen files: who opens a folder reads all of its names. A folder that grows beyond is sorted into
 * rooms, as ARCHITECTURE.md tells.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "./verdict.ts";

const most = 16;

/** Folders that may hold more, and why. An entry that is no longer needed has to go. */
const exceptions: Readonly<Record<string, string>> = {
  "src/catalogue/sources": "one file a connector",
};

/** @param folders below `root`, each judged with all folders in it */
export function judgeFolderSize(
  root: string,
  folders: readonly string[] = ["src", "constructs/src"],
  allowed: Readonly<Record<string, string>> = exceptions,
): Verdict {
  const counts = new Map(folders.flatMap((folder) => countFiles(root, folder)));
  const tooLarge = [...counts].filter(([folder, count]) => count > most && !(folder in allowed));
  const needless = Object.keys(allowed).filter((folder) => (counts.get(folder) ?? 0) <= most);
  return {
    problems: [
      ...tooLarge.map(
        ([folder, count]) =>
          `${folder} holds ${String(count)} files; at most ${String(most)} are allowed. Sort them into folders by what they do.`,
      ),
      ...needless.map(
        (folder) =>
          `${folder} holds at most ${String(most)} files now. Remove it from scripts/rules/folder-size.ts.`,
      ),
    ],
  };
}

/** Files of a folder and of those in it. What is generated is not counted, since nobody opens it. */
function countFiles(root: string, folder: string): [string, number][] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const inner = entries.filter((entry) => entry.isDirectory() && entry.name !== "generated");
  return [
    [folder, entries.filter((entry) => entry.isFile()).length],
    ...inner.flatMap(({ name }) => countFiles(root, `${folder}/${name}`)),
  ];
}
