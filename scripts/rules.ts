/** Tries one rule for `npm run check`, such as `tsx scripts/rules.ts "folder size"`. */
import { judgeCommitSubjects } from "./rules/commit-subjects.ts";
import { judgeDoubleNames } from "./rules/double-names.ts";
import { judgeFolderSize } from "./rules/folder-size.ts";
import { judgeLicences } from "./rules/licences.ts";
import { judgeTestPlaces } from "./rules/test-places.ts";
import type { Verdict } from "./rules/verdict.ts";
import { judgeVersions } from "./rules/versions.ts";

const rules: Readonly<Record<string, () => Verdict>> = {
  "commit subjects": () => judgeCommitSubjects("."),
  "double names": () => judgeDoubleNames(),
  "folder size": () => judgeFolderSize("."),
  licences: () => judgeLicences("."),
  "test places": () => judgeTestPlaces("."),
  versions: () => judgeVersions("."),
};

const rule = rules[process.argv[2] ?? ""];
if (rule === undefined) {
  console.error(`Name one of these rules: ${Object.keys(rules).join(", ")}.`);
  process.exitCode = 2;
} else {
  const { problems, skipped } = rule();
  if (skipped !== undefined) console.log(`skipped: ${skipped}`);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
