import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/paths.ts";

/** What a column of the matrix runs: one file of acceptance tests. */
export interface Part {
  /** The path below test/acceptance without its ending, such as `life-cycle`. */
  readonly name: string;
  /** The path from the repository's root. */
  readonly file: string;
}

/** Parts that reach the engine through the cdktf CLI. They are left out, because the CLI takes every engine in the same way. */
const constructs = ["cdktf", "demo"];
const ending = ".test.ts";

/**
 * The parts to run: those that are named, or else all. A `*` at the end of a name stands for any ending.
 *
 * @throws Error of one line if a name fits no file
 */
export function chooseParts(names: readonly string[], all: readonly Part[] = findParts()): readonly Part[] {
  if (names.length === 0) return all;
  return names.flatMap((name) => {
    const fitting = all.filter((part) =>
      name.endsWith("*") ? part.name.startsWith(name.slice(0, -1)) : part.name === name,
    );
    if (fitting.length > 0) return fitting;
    throw new Error(`there is no part "${name}"; there are ${all.map((part) => part.name).join(", ")}`);
  });
}

function findParts(): Part[] {
  const folder = join("test", "acceptance");
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name: name.slice(0, -ending.length), file: join(folder, name) }))
    .filter(({ name }) => !constructs.includes(name))
    .sort((a, b) => a.name.localeCompare(b.name));
}
