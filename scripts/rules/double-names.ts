/** One word per thing and one thing per word: no name is declared and exported by two files of src. */
import { exportsOf, parse, sourceFiles } from "../source/exported.ts";
import type { Verdict } from "./verdict.ts";

/** Names that were exported twice before the rule. Remove an entry whose name is exported once. Add none. */
const left: readonly string[] = [];

export function judgeDoubleNames(
  files: readonly string[] = sourceFiles("src"),
  known: readonly string[] = left,
): Verdict {
  const places = new Map<string, string[]>();
  for (const { name, file } of files.flatMap((file) => exportsOf(parse(file))))
    places.set(name, [...(places.get(name) ?? []), file]);
  const doubles = [...places].filter(([, where]) => where.length > 1);
  const names = new Set(doubles.map(([name]) => name));
  return {
    problems: [
      ...doubles
        .filter(([name]) => !known.includes(name))
        .map(([name, where]) => `"${name}" is exported by ${where.join(" and ")}. Name one of them anew.`),
      ...known
        .filter((name) => !names.has(name))
        .map(
          (name) =>
            `"${name}" is double no longer. Remove it from the list in scripts/rules/double-names.ts.`,
        ),
    ],
  };
}
