import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/paths.ts";

/** What a column of the matrix runs: one file of acceptance tests. */
export interface Part {
  /** Path below test/acceptance without its ending: `life-cycle`. */
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
}

/** These take the constructs' way to the engine, through the cdktf CLI, which is the same for all of them. */
const constructs = ["cdktf", "demo"];
const ending = ".test.ts";

/**
 * The parts to run: those named, a trailing `*` standing for any ending, else all.
 *
 * @throws Error of one line for a name that fits no file
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
