import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ProjectFile } from "./project.ts";

/** The files that exist with other content. */
export function conflictsOf(folder: string, files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path, text }) => {
      const file = join(folder, path);
      return existsSync(file) && readFileSync(file, "utf8") !== text;
    })
    .map(({ path }) => path);
}

/** Writes the files, and the folders that they need. */
export function writeFiles(folder: string, files: readonly ProjectFile[]): void {
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
