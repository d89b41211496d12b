import { parseFaultsOptions } from "./faults/options.ts";
import { withResults } from "./faults/page.ts";
import { faultsTable, resultRows } from "./faults/table.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { parseFault } from "../../src/simulator/index.ts";
import type { Cell } from "../support/faults/fault-life.ts";
import { judgeOutput } from "../support/faults/judge-output.ts";
import {
  faultNames,
  faultsFor,
  knownFaults,
  operations,
  type KnownFault,
} from "../support/faults/known-faults.ts";
import { catalogueFolder } from "../support/paths.ts";

const catalogue = readCatalogue(catalogueFolder);
const cell: Cell = {
  fault: "cut-json",
  operation: "read",
  outcome: "right",
  warnings: 0,
  errors: 0,
  seconds: 1,
};

describe("knownFaults", () => {
  it.each(faultNames)("%s can be given to --fault for each request that it befalls", (name) => {
    const fault: KnownFault = knownFaults[name];
    const all = operations.flatMap((operation) => faultsFor(fault, operation, ["a", "b"], 7));
    for (const one of all) expect(parseFault(JSON.parse(JSON.stringify(one)))).toEqual(one);
    expect(all.length > 0 || fault.quirks !== undefined || fault.before !== undefined).toBe(true);
  });

  it("befall each source once, or every request", () => {
    const path = "/sources/{id}";
    expect(faultsFor(knownFaults["reset-after"], "update", ["a", "b"], 7)).toEqual([
      { act: "dropAfter", method: "PUT", path, seed: 7, times: 1, name: "a" },
      { act: "dropAfter", method: "PUT", path, seed: 7, times: 1, name: "b" },
    ]);
    expect(faultsFor(knownFaults["not-allowed"], "delete", ["a", "b"], 7)).toMatchObject([
      { status: 403, method: "DELETE", path, times: 0 },
    ]);
  });
});

describe("judgeOutput", () => {
  const told = `Error: Cannot create the source "a"\n\nPOST /sources answered 503: Service Unavailable`;
  it.each([
    ["what is clear", { code: 1, stdout: "", stderr: told }, undefined],
    ["success", { code: 0, stdout: "Apply complete!", stderr: "" }, undefined],
    ["a killed engine", { code: -1, stdout: "", stderr: "" }, "ended with -1"],
    ["a stack", { code: 1, stdout: "", stderr: `${told}\n  at f (source.ts:7:1)` }, "shows a bug"],
    [
      "a wrong plan",
      { code: 1, stdout: "", stderr: "Error: Provider produced inconsistent result" },
      "a bug",
    ],
    ["a secret", { code: 1, stdout: "", stderr: `${told} sample-value` }, "shows a secret"],
    ["an error without a word", { code: 1, stdout: "", stderr: "" }, "without a diagnostic"],
    ["an error that says nothing", { code: 1, stdout: "", stderr: "Error: failed" }, "says too little"],
    [
      "more errors than sources",
      { code: 1, stdout: "", stderr: `${told}\n${told}` },
      "2 errors for 1 sources",
    ],
  ])("finds %s", (_name, outcome, problem) => {
    const found = judgeOutput(outcome, 1);
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(problem);
  });
});

describe("npm run faults", () => {
  it("takes three connectors and all faults unless it is told otherwise", () => {
    const { connectors, faults, seed } = parseFaultsOptions([], catalogue);
    expect([connectors.length, faults.length, seed]).toEqual([3, faultNames.length, 1]);
    const all = parseFaultsOptions(["--connectors", "all", "--faults", "cut-json,latency"], catalogue);
    expect([all.connectors.length, all.faults]).toEqual([catalogue.size, ["cut-json", "latency"]]);
  });

  it.each([
    [["--faults", "flood"], '--faults has "flood"; it can be all, or some of latency,'],
    [["--operations", "move"], '--operations has "move"'],
    [["--seed", "x"], '--seed is "x"'],
  ])("says what is allowed in the place of %j", (args, message) => {
    expect(() => parseFaultsOptions(args, catalogue)).toThrow(message);
  });

  it("shows a row for each fault, and counts the cells", () => {
    const table = faultsTable([cell, { ...cell, operation: "delete", outcome: "error" }]).split("\n");
    expect(table.at(-1)).toBe("| `cut-json` | JSON that ends in its middle | – | right | – | – | error |");
    expect(resultRows([cell, { ...cell, outcome: "failed" }])).toContainEqual({
      name: "failed",
      value: 1,
      goal: 0,
    });
  });

  it("replaces the results of the page, and nothing else", () => {
    const page = "a\n<!-- results: npm run faults -- --page -->\n\nold\n\n<!-- end of results -->\nb\n";
    const replaced = withResults(page, "new");
    expect(replaced).toBe(page.replace("old", "new"));
    expect(() => withResults("a", "new")).toThrow("docs/guides/faults.md needs the lines");
  });
});
