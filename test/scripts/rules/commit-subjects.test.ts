import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judgeCommitSubjects, problemOfSubject } from "../../../scripts/rules/commit-subjects.ts";

it.each([
  "provider: send only what the plan holds",
  "streamkap/http: name the proxy",
  "dead-code: find more of it",
  "docs, test: say what a wait is",
  `test: ${"a".repeat(66)}`,
])("takes the subject %s", (subject) => {
  expect(problemOfSubject(subject)).toBeUndefined();
});

it.each([
  ["no area", "Send only what the plan holds", 'must be "area: imperative"'],
  ["an area in capitals", "Provider: send only what the plan holds", 'must be "area: imperative"'],
  ["no blank after the colon", "provider:send", 'must be "area: imperative"'],
  ["a full stop", "provider: send.", "no full stop at the end"],
  ["73 characters", `test: ${"a".repeat(67)}`, "has 73 characters; at most 72 are allowed"],
])("refuses a subject with %s", (_name, subject, problem) => {
  expect(problemOfSubject(subject)).toContain(problem);
});

it("is skipped in a checkout without the history", () => {
  const folder = mkdtempSync(join(tmpdir(), "commit-subjects-test-"));
  try {
    const { problems, skipped } = judgeCommitSubjects(folder);
    expect(problems).toEqual([]);
    expect(skipped).toContain("this checkout does not hold the commit");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
