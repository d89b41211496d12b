import type { Part } from "./parts.ts";

/** The result of one part on one engine. */
export interface Cell {
  readonly part: string;
  readonly verdict: "pass" | "fail" | "n/a";
  /** Numbers of tests. */
  readonly passed: number;
  readonly failed: number;
  /** Reasons why tests were skipped or failed, each reason once. */
  readonly reasons: readonly string[];
}

/** The part of the output of `jest --json` that this file reads. */
export interface JestReport {
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string;
    /** Errors outside of tests, and output of the tests. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly title: string;
    }[];
  }[];
}

/** Matches the reason in the title of a test that an engine cannot run. */
const notApplicable = /\(n\/a: (.+)\)$/;

/** Makes the cell of a part. A test without a result, or skipped without a reason, is a failure, so that no test vanishes. */
export function cellOf(report: JestReport, { name: part, files }: Part): Cell {
  const cells = files.map((file) => cellOfFile(report, file));
  const sum = (count: (cell: FileCell) => number): number =>
    cells.reduce((total, cell) => total + count(cell), 0);
  const passed = sum((cell) => cell.passed);
  const failed = sum((cell) => cell.failed);
  const verdict = failed > 0 ? "fail" : passed > 0 ? "pass" : "n/a";
  return { part, verdict, passed, failed, reasons: [...new Set(cells.flatMap(({ reasons }) => reasons))] };
}

type FileCell = Pick<Cell, "passed" | "failed" | "reasons">;

function cellOfFile(report: JestReport, file: string): FileCell {
  const found = report.testResults.find(({ name }) => name.replaceAll("\\", "/").endsWith(`/${file}`));
  if (found === undefined) return { passed: 0, failed: 1, reasons: ["it was not run"] };
  if (found.assertionResults.length === 0)
    return { passed: 0, failed: 1, reasons: [firstLine(found.message)] };
  const reasons: string[] = [];
  let failed = 0;
  for (const { status, title, fullName } of found.assertionResults) {
    if (status === "passed") continue;
    const reason = status === "failed" ? undefined : notApplicable.exec(title)?.[1];
    if (reason === undefined) failed += 1;
    reasons.push(reason ?? (status === "failed" ? fullName : `${fullName}: skipped without a reason`));
  }
  const passed = found.assertionResults.filter(({ status }) => status === "passed").length;
  return { passed, failed, reasons };
}

/** The cell of a part whose tests did not start. */
export function failedCell(part: string, reason: string): Cell {
  return { part, verdict: "fail", passed: 0, failed: 1, reasons: [reason] };
}

function firstLine(text: string): string {
  // Jest's own heading says only that the file failed, and not why.
  const line = text.split("\n").find((candidate) => /^\s*[^\s●]/u.test(candidate));
  return line?.trim() ?? "it has no tests";
}
