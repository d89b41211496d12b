import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judgeLicences } from "../../../scripts/rules/licences.ts";

const root = mkdtempSync(join(tmpdir(), "licences-test-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function problems(packages: object): readonly string[] {
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
  return judgeLicences(root).problems;
}

it("follows the dependencies of the root, and nothing that is only for development", () => {
  const found = problems({
    "": { dependencies: { a: "1" }, devDependencies: { d: "1" } },
    "node_modules/a": { license: "MIT", dependencies: { b: "1", c: "1" } },
    "node_modules/b": { license: "GPL-3.0" },
    "node_modules/a/node_modules/b": { license: "ISC", dependencies: { c: "1", a: "1" } },
    "node_modules/c": { license: "AGPL-3.0" },
    "node_modules/d": { license: "GPL-3.0" },
  });
  expect(found).toEqual([expect.stringMatching(/^node_modules\/c has the licence AGPL-3\.0\. .*MIT, ISC/)]);
});

it("takes a package for wrong whose licence is not told", () => {
  expect(problems({ "": { dependencies: { a: "1" } } })).toEqual([
    expect.stringContaining("node_modules/a has the licence (none that package-lock.json tells)"),
  ]);
});

it("holds for this repository", () => {
  expect(judgeLicences(process.cwd()).problems).toEqual([]);
});
