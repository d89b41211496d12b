import { parseEngineSpec } from "../../scripts/engines/spec.ts";
import { cellOf, failedCell, type JestReport } from "../../scripts/matrix/cell.ts";
import { parseNode } from "../../scripts/matrix/node.ts";
import { chooseParts, type Part } from "../../scripts/matrix/parts.ts";
import { planRuns } from "../../scripts/matrix/plan-runs.ts";
import { formatTable } from "../../scripts/matrix/table.ts";

const part: Part = {
  name: "life-cycle",
  files: ["test/acceptance/life-cycle.test.ts"],
  withoutEngine: false,
};
const other: Part = {
  name: "life-cycle-of-secrets",
  files: ["test/acceptance/life-cycle-of-secrets.test.ts"],
  withoutEngine: false,
};
const unit: Part = { name: "unit", files: ["test/cli/duration.test.ts"], withoutEngine: true };

/** A report of Jest on the part's file. @param tests the status of each test by its title */
const report = (tests: Readonly<Record<string, string>>, message = ""): JestReport => ({
  testResults: [
    {
      name: `/somewhere/${String(part.files[0])}`,
      message,
      assertionResults: Object.entries(tests).map(([title, status]) => ({
        title,
        status,
        fullName: `it ${title}`,
      })),
    },
  ],
});

describe("a cell of the matrix", () => {
  it.each<[string, JestReport, object]>([
    ["passes where all tests did", report({ works: "passed" }), { verdict: "pass", passed: 1, reasons: [] }],
    [
      "names the tests that failed",
      report({ works: "passed", breaks: "failed" }),
      { verdict: "fail", passed: 1, failed: 1, reasons: ["it breaks"] },
    ],
    [
      "passes where the rest is not for the engine, and says why",
      report({ works: "passed", "hides (n/a: terraform 1.8.5 has no writeOnly)": "pending" }),
      { verdict: "pass", failed: 0, reasons: ["terraform 1.8.5 has no writeOnly"] },
    ],
    [
      "is n/a where nothing is for the engine",
      report({ "hides (n/a: too old)": "pending", "hides more (n/a: too old)": "pending" }),
      { verdict: "n/a", passed: 0, failed: 0, reasons: ["too old"] },
    ],
    [
      "fails where a test is skipped in silence",
      report({ works: "passed", rests: "pending" }),
      { verdict: "fail", failed: 1, reasons: ["it rests: skipped without a reason"] },
    ],
    [
      "fails where the file did not load",
      report({}, "\n  ● Test suite failed to run\n\n    Cannot find module\n"),
      failedCell(part.name, "Cannot find module"),
    ],
    ["fails where the file was not run", { testResults: [] }, failedCell(part.name, "it was not run")],
  ])("%s", (_name, given, expected) => {
    expect(cellOf(given, part)).toMatchObject({ part: "life-cycle", ...expected });
  });

  it("adds up the files of a part, and fails where one of them was not run", () => {
    const both = { ...part, files: [...part.files, "test/acceptance/drift.test.ts"] };
    expect(cellOf(report({ works: "passed" }), both)).toEqual({
      part: "life-cycle",
      verdict: "fail",
      passed: 1,
      failed: 1,
      reasons: ["it was not run"],
    });
  });
});

describe("chooseParts", () => {
  it.each<[string, string[], string[]]>([
    ["all where none is named", [], [part.name, other.name, unit.name]],
    ["one by its name", ["life-cycle"], [part.name]],
    ["those that begin alike", ["life*"], [part.name, other.name]],
    ["those that need an engine", ["acceptance"], [part.name, other.name]],
  ])("takes %s", (_name, names, expected) => {
    expect(chooseParts(names, [part, other, unit]).map(({ name }) => name)).toEqual(expected);
  });

  it("refuses a name that fits nothing", () => {
    expect(() => chooseParts(["death"], [part, other])).toThrow(
      'there is no part "death"; there are life-cycle, life-cycle-of-secrets',
    );
  });

  it("finds the acceptance tests, but for those of the constructs, and the unit tests", () => {
    const names = chooseParts([]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["life-cycle", "protocol", "unit"]));
    expect(names).not.toContain("cdktf");
  });
});

describe("parseNode", () => {
  it.each([
    ["own", "20.9.0"],
    ["20", "20.9.0"],
    ["22", "22.23.2"],
    ["24.0.1", "24.0.1"],
  ])("takes %s for %s on Node 20.9.0", (word, version) => {
    expect(parseNode(word, "20.9.0")).toBe(version);
  });

  it.each(["18", "latest", "v22.1.0"])("refuses %s", (word) => {
    expect(() => parseNode(word, "20.9.0")).toThrow(`"${word}" names no Node; write own, 20, 22, 24 or`);
  });
});

it("planRuns runs every engine on the first Node, every other Node with the first engine, and unit tests once on each Node", () => {
  const engines = [parseEngineSpec("terraform@1.15.0"), parseEngineSpec("tofu@1.12.6")];
  const runs = planRuns({
    engines,
    nodes: ["20.9.0", "22.23.2"],
    parts: [part, unit],
    connectors: ["mysql"],
  });
  expect(
    runs.map(({ engine, node, parts }) => [engine.name, node, ...parts.map(({ name }) => name)]),
  ).toEqual([
    ["terraform", "20.9.0", "life-cycle", "unit"],
    ["tofu", "20.9.0", "life-cycle"],
    ["terraform", "22.23.2", "life-cycle", "unit"],
  ]);
});

test("the table has a row for each run, and every reason below", () => {
  const pass = cellOf(report({ works: "passed", "hides (n/a: too old)": "pending" }), part);
  const rows = [
    { engine: "terraform 1.5.7", node: "20.9.0", cells: [pass, failedCell("killed", "it was not run")] },
    {
      engine: "tofu 1.8.11",
      node: "24.21.0",
      cells: [{ ...pass, verdict: "n/a" as const, reasons: [] }],
    },
  ];
  expect(formatTable(rows).split("\n")).toEqual([
    "engine           node     life-cycle  killed",
    "terraform 1.5.7  20.9.0   pass 1      fail 1",
    "tofu 1.8.11      24.21.0  n/a",
    "",
    "terraform 1.5.7, Node 20.9.0, life-cycle: n/a, too old",
    "terraform 1.5.7, Node 20.9.0, killed: it was not run",
  ]);
});
