import { readFileSync } from "node:fs";
import { compareSchemas } from "../../scripts/schema-snapshot/compare.ts";
import { currentLines, snapshotFile } from "../../scripts/schema-snapshot/snapshot.ts";
import { root } from "../support/paths.ts";

describe("the schemas, beside the snapshot", () => {
  const recorded = readFileSync(snapshotFile(root), "utf8").trimEnd().split("\n");

  it("break nothing that worked", async () => {
    expect(compareSchemas(recorded, await currentLines(root)).breaking).toEqual([]);
  });

  it("have nothing that is not recorded: if they do, run `npm run schema-snapshot`", async () => {
    expect(compareSchemas(recorded, await currentLines(root)).unrecorded).toEqual([]);
  });
});

describe("a comparison of schemas", () => {
  const before = [
    "t: version 0",
    't.a: "string" required',
    't.b: "number" optional computed',
    't.c: "string" optional sensitive',
  ];
  const changed = (from: string, ...to: string[]): string[] => [
    ...before.filter((line) => !line.startsWith(from)),
    ...to,
  ];

  it.each([
    ["an attribute that is gone", changed("t.b"), ["t.b is gone"]],
    ["another type", changed("t.b", 't.b: "string" optional computed'), ['t.b was "number" and is "string"']],
    ["a demand", changed("t.b", 't.b: "number" required'), "t.b has become required"],
    ["a new demand", changed("none", 't.d: "string" required'), "t.d is new and required"],
    ["what can no longer be set", changed("t.b", 't.b: "number" computed'), ["t.b can no longer be set"]],
    ["a change of sensitivity", changed("t.c", 't.c: "string" optional'), "t.c has changed whether it is"],
    ["another version", changed("t: ", "t: version 1"), ["t was version 0 and is version 1"]],
  ])("finds %s", (_name, now, breaking) => {
    const found = compareSchemas(before, now).breaking;
    if (typeof breaking === "string") expect(found[0]).toContain(breaking);
    else expect(found).toEqual(breaking);
  });

  it("takes what is new, and what is no longer demanded", () => {
    const now = [...changed("t.a", 't.a: "string" optional computed'), 't.d: "bool" optional'];
    expect(compareSchemas(before, now)).toEqual({
      breaking: [],
      unrecorded: ['t.a: "string" optional computed', 't.d: "bool" optional'],
    });
  });

  it("takes a new resource with whatever it demands", () => {
    const now = [...before, "u: version 0", 'u.a: "string" required'];
    expect(compareSchemas(before, now).breaking).toEqual([]);
  });
});
