import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Origin, ResultRow } from "../results/write-results.ts";

/** The content of a file of results. A reader must not trust what stands beside the fields of `Origin`. */
export type Results = Origin & Readonly<Record<string, unknown>>;

/**
 * Reads every file of results in a folder.
 *
 * @returns the results by the name of the file without its ending, such as `bench`
 * @throws Error of one line if a file lacks a field of `Origin`
 */
export function readResults(folder: string): Map<string, Results> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return new Map(files.sort().map((file) => [file.slice(0, -".json".length), read(folder, file)]));
}

function read(folder: string, file: string): Results {
  const results = JSON.parse(readFileSync(join(folder, file), "utf8")) as Partial<Results>;
  for (const field of ["command", "commit", "date", "machine"] as const)
    if (results[field] === undefined)
      throw new Error(`evidence/${file} lacks "${field}"; write it by scripts/results/write-results.ts`);
  return results as Results;
}

/** The figures among the `rows` of results. Rows of another form are left out. */
export function figuresOf(results: Results): ResultRow[] {
  const { rows } = results;
  return Array.isArray(rows) ? rows.filter(isFigure) : [];
}

function isFigure(row: unknown): row is ResultRow {
  if (typeof row !== "object" || row === null || !("name" in row) || !("value" in row)) return false;
  return typeof row.name === "string" && (typeof row.value === "string" || typeof row.value === "number");
}
