/**
 * The subject of a commit is `area: imperative`, at most 72 characters long. So `git log --oneline` and GitHub show the whole
 * subject, and the reader knows where the change is.
 */
import { spawnSync } from "node:child_process";
import type { Verdict } from "./verdict.ts";

/** The last commit before the rule. Older subjects stay as they are. */
const lastBefore = "e8ae87e84bc9136e6b4e7c9124b67731d0fb561d";

const longest = 72;
/** One area or several, in lower case: `provider`, `streamkap/http`, `dead-code`, `docs, test`. */
const form = /^[a-z][a-z0-9]*(?:(?:[/-]|, )[a-z0-9]+)*: \S.*[^\s.]$/;

/** Subjects of all commits of this branch since the rule. Merges are left out, because git writes their subjects. */
export function judgeCommitSubjects(root: string): Verdict {
  const known = git(root, "merge-base", "--is-ancestor", lastBefore, "HEAD");
  if (known === undefined)
    return { problems: [], skipped: `this checkout does not hold the commit ${lastBefore.slice(0, 12)}` };
  const log = git(root, "log", "--no-merges", "--format=%h %s", `${lastBefore}..HEAD`) ?? "";
  return { problems: log.split("\n").filter(Boolean).flatMap(judgeLine) };
}

function judgeLine(line: string): string[] {
  const at = line.indexOf(" ");
  const problem = problemOfSubject(line.slice(at + 1));
  return problem === undefined ? [] : [`commit ${line.slice(0, at)}: ${problem}`];
}

/** The problem of a subject; undefined if the subject is right. */
export function problemOfSubject(subject: string): string | undefined {
  if (!form.test(subject))
    return `"${subject}" must be "area: imperative", the area in lower case, no full stop at the end`;
  const { length } = subject;
  if (length > longest)
    return `"${subject}" has ${String(length)} characters; at most ${String(longest)} are allowed`;
  return undefined;
}

/** The output of git; undefined if git fails, or is not there. */
function git(root: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}
