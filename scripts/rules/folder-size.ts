/**
 * A folder holds at most sixteen files, because a reader who opens a folder reads all of its names. Sort a folder that has more
 * files into rooms, as ARCHITECTURE.md says.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "./verdict.ts";

const most = 16;

/** Folders that may hold more files, with the reason. Remove an entry that is no longer needed. */
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

/** The number of files of a folder, and of each folder in it. Generated files are not counted, because nobody opens them. */
function countFiles(root: string, folder: string): [string, number][] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const inner = entries.filter((entry) => entry.isDirectory() && entry.name !== "generated");
  return [
    [folder, entries.filter((entry) => entry.isFile()).length],
    ...inner.flatMap(({ name }) => countFiles(root, `${folder}/${name}`)),
  ];
}
