import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  casts,
  commentShares,
  countLines,
  documentedAtDoor,
  documentedExports,
  largestFiles,
} from "../../../scripts/house/figures.ts";

const folder = mkdtempSync(join(tmpdir(), "house-test-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, ...lines: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

const shapes = write(
  "shapes.ts",
  "/** A point. */",
  "export interface Point {",
  "  readonly x: number; // to the right",
  "}",
  "",
  "// No documentation.",
  "export const origin = { x: 0 } as Point;",
  'export const names = ["x"] as const;',
);
const door = write("index.ts", 'export { origin, type Point } from "./shapes.ts";');

it("counts the exports that have a documentation comment, where they are declared", () => {
  expect(documentedExports([shapes, door])).toEqual({
    documented: 1,
    all: 3,
    missing: [`origin (${shapes})`, `names (${shapes})`],
  });
});

it("counts what a door hands out", () => {
  const { documented, all } = documentedAtDoor(door);
  expect({ documented, all }).toEqual({ documented: 1, all: 2 });
});

it("counts casts, but not those to const", () => {
  expect(casts([shapes, door])).toEqual({ casts: 1, lines: 9 });
});

it("counts lines of comment and lines of code; one with both is code", () => {
  expect(commentShares([shapes, door])).toEqual([{ folder, files: 2, commentLines: 2, codeLines: 6 }]);
});

it.each([
  [
    "what looks like a comment in a text",
    'const url = "https://example.com"; // one',
    { comment: 0, code: 1 },
  ],
  ["a long text", "const text = `a\n// b\nc`;", { comment: 0, code: 3 }],
  ["comments at the end", "f();\n// one\n/* two\nthree */\n", { comment: 3, code: 1 }],
])("counts %s", (_name, text, expected) => {
  expect(countLines(text)).toEqual(expected);
});

it("lists the largest files first", () => {
  expect(largestFiles([door, shapes], 1)).toEqual([{ file: shapes, lines: 8 }]);
});
