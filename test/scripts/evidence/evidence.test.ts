import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSourceFile, forEachChild, isStringLiteralLike, ScriptTarget, type Node } from "typescript";
import { answeredRpcs } from "../../../scripts/evidence/answered-rpcs.ts";
import { compatibilityPage } from "../../../scripts/evidence/compatibility-page.ts";
import { conformancePage } from "../../../scripts/evidence/conformance-page.ts";
import { evidencePage } from "../../../scripts/evidence/evidence-page.ts";
import { readResults, type Results } from "../../../scripts/evidence/read-results.ts";
import { unanswered } from "../../../scripts/evidence/rpcs.ts";
import { chapters } from "../../../scripts/evidence/rules.ts";
import { root } from "../../support/paths.ts";

const origin = {
  command: "npm run bench -- --runs 3",
  commit: "0123456789ab",
  date: "2026-01-02T03:04:05.678Z",
  machine: { cpus: 2, memoryGb: 24, node: "20.9.0", os: "linux x64" },
};
const results = (more: object): Results => ({ ...origin, ...more });
const scripts = new Set(["bench", "chaos", "matrix"]);

describe("the rules of docs/conformance.md", () => {
  const tests = chapters.flatMap(({ rules }) => rules.flatMap(({ tests }) => tests));

  it("each have a test", () => {
    const bare = chapters.flatMap(({ rules }) => rules.filter((rule) => rule.tests.length === 0));
    expect(bare).toEqual([]);
    expect(tests.length).toBeGreaterThan(40);
  });

  it.each([...new Set(tests.map(({ file }) => file))])("name tests that %s has", (file) => {
    const path = join(root, file);
    const written = existsSync(path) ? stringsIn(readFileSync(path, "utf8")) : new Set();
    const missing = tests.filter((test) => test.file === file && !written.has(test.title));
    expect(missing.map(({ title }) => title)).toEqual([]);
  });
});

/** Every text between quotes in a file of TypeScript, and so every title of a test. */
function stringsIn(code: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: Node): void => {
    if (isStringLiteralLike(node)) found.add(node.text);
    forEachChild(node, visit);
  };
  visit(createSourceFile("test.ts", code, ScriptTarget.Latest));
  return found;
}

describe("conformancePage", () => {
  const rpcs = answeredRpcs();

  it("has a reason for each RPC that the framework does not answer", () => {
    const silent = rpcs.all.filter((name) => !rpcs.framework.has(name) && unanswered[name] === undefined);
    expect(silent).toEqual([]);
    expect(rpcs.framework.has("PlanResourceChange")).toBe(true);
  });

  it("shows which RPCs are answered, and the tests of each rule", () => {
    const page = conformancePage({
      all: ["PlanResourceChange", "ReadDataSource", "CallFunction"],
      framework: new Set(["PlanResourceChange", "ReadDataSource"]),
      provider: new Set(["PlanResourceChange"]),
    });
    expect(page).toContain("| `PlanResourceChange` | yes | yes |  |");
    expect(page).toContain("| `ReadDataSource` | yes | no | The provider has no data sources. |");
    expect(page).toContain("| `CallFunction` | no | no | The provider has no functions. |");
    expect(page).toContain('(../test/terraform/schema/validate.test.ts): "required and unknown"');
  });
});

describe("evidencePage", () => {
  const rows = [
    { name: "start_ratio", value: 1.234, goal: 1.2, unit: "x" },
    { name: "calls", value: 12, goal: 12, unit: "calls", spread: { low: 11, high: 13 } },
    { name: "engine", value: "terraform 1.11.4" },
    "nonsense",
  ];
  const page = evidencePage(
    new Map([
      ["bench", results({ rows })],
      ["soak", results({ rows: "nonsense" })],
    ]),
    scripts,
  );

  it("shows figures, goals and spread, after where they come from", () => {
    expect(page).toContain(
      "`npm run bench -- --runs 3` gave these results at commit `0123456789ab` on 2026-01-02, on a machine with 2 processors and " +
        "24 GB of memory, under Node 20.9.0 on linux x64.",
    );
    expect(page).toContain("| start_ratio | 1.23 x | ≤ 1.2: MISSED |");
    expect(page).toContain("| calls | 12 (11 to 13) calls | ≤ 12: met |");
    expect(page).toContain("| engine | terraform 1.11.4 |  |");
  });

  it("says what is not measured, and by which command it would be", () => {
    expect(page).toContain(
      "Not measured yet. `npm run chaos -- --json evidence/chaos.json` makes the results.",
    );
    expect(page).toMatch(/## Random bytes\n\n.+\n\nNot measured yet\.(\n|$)/);
  });

  it("has a part for a file that it does not know", () => {
    expect(page).toMatch(/## soak\n\n`npm run bench.+\n\nThe file has no figures\./);
  });
});

describe("compatibilityPage", () => {
  const cell = { part: "life-cycle", verdict: "pass", passed: 5, failed: 0, reasons: [] };
  const lacking = {
    ...cell,
    part: "secrets",
    passed: 2,
    reasons: ["terraform 1.5.7 has no write-only attributes"],
  };

  it("has a row for each run, with what the engine lacks", () => {
    const rows = [{ engine: "terraform 1.5.7", node: "20.9.0", cells: [cell, lacking] }];
    const page = compatibilityPage(new Map([["matrix", results({ rows })]]), scripts);
    expect(page).toContain(
      "| terraform 1.5.7 | 20.9.0 | life-cycle, secrets | 7 | 0 | write-only attributes |",
    );
  });

  it("says that nothing was measured where there are no results", () => {
    expect(compatibilityPage(new Map(), scripts)).toContain(
      "Not measured yet. `npm run matrix -- --json evidence/matrix.json` makes the results.",
    );
  });
});

describe("readResults", () => {
  it("reads the files of the folder, and refuses one that does not say where it comes from", () => {
    const folder = mkdtempSync(join(tmpdir(), "streamkap-evidence-"));
    try {
      writeFileSync(join(folder, "bench.json"), JSON.stringify(results({ rows: [] })));
      expect([...readResults(folder).keys()]).toEqual(["bench"]);
      writeFileSync(join(folder, "chaos.json"), JSON.stringify({ rows: [] }));
      expect(() => readResults(folder)).toThrow('evidence/chaos.json lacks "command"');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("finds no results where there is no folder", () => {
    expect(readResults(join(root, "no-such-folder"))).toEqual(new Map());
  });
});
