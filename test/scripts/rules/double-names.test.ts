import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judgeDoubleNames } from "../../../scripts/rules/double-names.ts";

const folder = mkdtempSync(join(tmpdir(), "double-names-test-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const once = write(
  "once.ts",
  "export interface Change {}\nexport const { a, b: [c] } = x;\nconst hidden = 1;",
);
const again = write("again.ts", "class Change {}\nexport { Change };\nexport type hidden = 1;");

it("finds a name that two files declare and export", () => {
  expect(judgeDoubleNames([once, again], []).problems).toEqual([
    `"Change" is exported by ${once} and ${again}. Name one of them anew.`,
  ]);
});

it("finds names that are taken out of a value, and functions", () => {
  const other = write("other.ts", "export function a(): void {}\nexport enum c {}");
  expect(judgeDoubleNames([once, other], []).problems).toHaveLength(2);
});

it("counts neither what is handed on, nor a type and its value in one file", () => {
  const index = write("index.ts", 'export { Change } from "./once.ts";\nexport * from "./once.ts";');
  const both = write("both.ts", "export type Form = string;\nexport const Form = 1;");
  expect(judgeDoubleNames([once, index, both], []).problems).toEqual([]);
});

it("forgives what is listed, as long as it is double", () => {
  expect(judgeDoubleNames([once, again], ["Change"]).problems).toEqual([]);
  expect(judgeDoubleNames([once], ["Change"]).problems).toEqual([
    '"Change" is double no longer. Remove it from the list in scripts/rules/double-names.ts.',
  ]);
});
