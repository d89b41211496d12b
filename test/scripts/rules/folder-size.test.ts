import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judgeFolderSize } from "../../../scripts/rules/folder-size.ts";

const root = mkdtempSync(join(tmpdir(), "folder-size-test-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function fill(folder: string, count: number): void {
  mkdirSync(join(root, folder), { recursive: true });
  for (let at = 0; at < count; at++) writeFileSync(join(root, folder, `${String(at)}.ts`), "");
}
fill("src", 16);
fill("src/inner/hall", 17);
fill("src/generated", 20);

it("finds a folder with more than sixteen files, however deep it is, and leaves out generated ones", () => {
  expect(judgeFolderSize(root, ["src"], {}).problems).toEqual([
    "src/inner/hall holds 17 files; at most 16 are allowed. Sort them into folders by what they do.",
  ]);
});

it("forgives a declared folder, as long as it needs that", () => {
  expect(judgeFolderSize(root, ["src"], { "src/inner/hall": "is a hall" }).problems).toEqual([]);
  expect(judgeFolderSize(root, ["src"], { "src/inner/hall": "", src: "", "src/gone": "" }).problems).toEqual([
    "src holds at most 16 files now. Remove it from scripts/rules/folder-size.ts.",
    "src/gone holds at most 16 files now. Remove it from scripts/rules/folder-size.ts.",
  ]);
});
