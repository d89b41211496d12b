import { cellOf, failedCell, type JestReport } from "../../scripts/matrix/cell.ts";
import { chooseParts } from "../../scripts/matrix/parts.ts";
import { formatTable } from "../../scripts/matrix/table.ts";

const part = { name: "life-cycle", file: "test/acceptance/life-cycle.test.ts" };
const other = { name: "life-cycle-of-secrets", file: "test/acceptance/life-cycle-of-secrets.test.ts" };

/** A report of Jest on the part's file. @param tests the status of each test by its title */
const report = (tests: Readonly<Record<string, string>>, message = ""): JestReport => ({
  testResults: [
    {
      name: `/somewhere/${part.file}`,
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
});

describe("chooseParts", () => {
  it.each<[string, string[], string[]]>([
    ["all where none is named", [], [part.name, other.name]],
    ["one by its name", ["life-cycle"], [part.name]],
    ["those that begin alike", ["life*"], [part.name, other.name]],
  ])("takes %s", (_name, names, expected) => {
    expect(chooseParts(names, [part, other]).map(({ name }) => name)).toEqual(expected);
  });

  it("refuses a name that fits nothing", () => {
    expect(() => chooseParts(["death"], [part, other])).toThrow(
      'there is no part "death"; there are life-cycle, life-cycle-of-secrets',
    );
  });

  it("finds the acceptance tests, but for those of the constructs", () => {
    const names = chooseParts([]).map(({ name }) => name);
    expect(names).toContain("life-cycle");
    expect(names).not.toContain("cdktf");
  });
});

test("the table has a row for each engine, and every reason below", () => {
  const pass = cellOf(report({ works: "passed", "hides (n/a: too old)": "pending" }), part);
  const rows = [
    { engine: "terraform 1.5.7", cells: [pass, failedCell("killed", "it was not run")] },
    {
      engine: "tofu 1.8.11",
      cells: [
        { ...pass, reasons: [] },
        { ...pass, verdict: "n/a" as const, reasons: [] },
      ],
    },
  ];
  expect(formatTable(rows).split("\n")).toEqual([
    "engine           life-cycle  killed",
    "terraform 1.5.7  pass 1      fail 1",
    "tofu 1.8.11      pass 1      n/a",
    "",
    "terraform 1.5.7, life-cycle: n/a, too old",
    "terraform 1.5.7, killed: it was not run",
  ]);
});
