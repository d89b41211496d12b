import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../support/paths.ts";

/** A program in the place of npm. It writes the reports that CI reads, and fails in the script that FAILING names. */
const npm = `#!/usr/bin/env bash
last="\${!#}"
case "$*" in
  "test -- "*) echo "$TEST_REPORT" > "\${last#--outputFile=}" ;;
  "run matrix "*) echo "$MATRIX_REPORT" > "$last" ;;
  "run $FAILING"*) exit 1 ;;
esac
`;
const tests = (failed: number): string =>
  JSON.stringify({ numPassedTests: 3, numFailedTests: failed, numRuntimeErrorTestSuites: 0 });
/** The number of commands of `.ci/run` that each count as one that passed or failed. */
const steps = readFileSync(join(root, ".ci", "run"), "utf8").match(/^step /gm)?.length ?? 0;
/** `.ci/run` runs the matrix twice. */
const matrix = JSON.stringify({ rows: [{ cells: [{ passed: 2, failed: 0 }] }] });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "streamkap-ci-"));
  writeFileSync(join(folder, "npm"), npm);
  chmodSync(join(folder, "npm"), 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** @returns the exit code, and the lines after the last step, in which each number of minutes or seconds is N */
function ci(variables: Readonly<Record<string, string>>): { code: number | null; end: readonly string[] } {
  const PATH = folder + delimiter + String(process.env["PATH"]);
  const env = {
    ...process.env,
    TEST_REPORT: tests(0),
    MATRIX_REPORT: matrix,
    FAILING: "-",
    ...variables,
    PATH,
  };
  const { status, stdout } = spawnSync("bash", [join(root, ".ci", "run")], { env, encoding: "utf8" });
  const lines = stdout.trimEnd().split("\n");
  const end = lines.slice(lines.findLastIndex((line) => line.startsWith("=== ")) + 1);
  return { code: status, end: end.map((line) => line.replaceAll(/\d+ (min|s)\b/g, "N $1")) };
}

it("has steps", () => {
  expect(steps).toBeGreaterThan(3);
});

it("ends with the sum of what passed and failed", () => {
  expect(ci({})).toEqual({ code: 0, end: ["took N min N s", `${String(steps + 7)} passed, 0 failed`] });
});

it("says before it which steps have failed", () => {
  const end = ["FAILED: test (2)", "FAILED: demo", "took N min N s", `${String(steps + 6)} passed, 3 failed`];
  expect(ci({ TEST_REPORT: tests(2), FAILING: "demo" })).toEqual({ code: 1, end });
});

it("counts a step without a report as failed", () => {
  const end = [
    "FAILED: engines (1)",
    "FAILED: nodes (1)",
    "took N min N s",
    `${String(steps + 3)} passed, 2 failed`,
  ];
  expect(ci({ MATRIX_REPORT: '{"rows":[]}' })).toEqual({ code: 1, end });
});
