import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/paths.ts";

/** What a column of the matrix runs. */
export interface Part {
  /** The path below test/acceptance without its ending, such as `life-cycle`; or `protocol`, or `unit`. */
  readonly name: string;
  /** The paths of its test files, from the repository's root. */
  readonly files: readonly string[];
  /** Whether the part needs no engine. Such a part runs once for each Node, and not for each engine. */
  readonly withoutEngine: boolean;
}

/** Parts that reach the engine through the cdktf CLI. They are left out, because the CLI takes every engine in the same way. */
const constructs = ["cdktf", "demo"];
const ending = ".test.ts";

/**
 * The parts to run: those that are named, or else all. A `*` at the end of a name stands for any ending, and `acceptance` for all
 * parts that need an engine.
 *
 * @throws Error of one line if a name fits no part
 */
export function chooseParts(names: readonly string[], all: readonly Part[] = findParts()): readonly Part[] {
  if (names.length === 0) return all;
  return names.flatMap((name) => {
    const fitting = all.filter((part) => {
      if (name === "acceptance") return !part.withoutEngine;
      return name.endsWith("*") ? part.name.startsWith(name.slice(0, -1)) : part.name === name;
    });
    if (fitting.length > 0) return fitting;
    throw new Error(`there is no part "${name}"; there are ${all.map((part) => part.name).join(", ")}`);
  });
}

function findParts(): Part[] {
  const acceptance = testsIn("test/acceptance").map((file) => ({
    name: file.slice("test/acceptance/".length, -ending.length),
    files: [file],
    withoutEngine: false,
  }));
  const protocol = testsIn("test/terraform/protocol");
  const unit = ["terraform", "catalogue", "streamkap", "provider", "simulator", "cli"]
    .flatMap((room) => testsIn(`test/${room}`))
    .filter((file) => !protocol.includes(file));
  return [
    ...acceptance.filter(({ name }) => !constructs.includes(name)),
    { name: "protocol", files: protocol, withoutEngine: true },
    { name: "unit", files: unit, withoutEngine: true },
  ];
}

/** @returns paths with slashes, in the order of their names */
function testsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(ending))
    .sort();
}
