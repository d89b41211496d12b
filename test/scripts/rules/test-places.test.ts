import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { judgeTestPlaces } from "../../../scripts/rules/test-places.ts";

const root = mkdtempSync(join(tmpdir(), "test-places-test-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
}
write("src/hall/file.ts", "src/hall/room/inner.ts", "src/hall/form.json", "scripts/tool.mjs");
write("constructs/src/part.ts");
write("test/hall/file.test.ts", "test/hall/room.test.ts", "test/hall/room/room.test.ts");
write("test/hall/form.test.ts", "test/scripts/tool.test.ts", "constructs/test/part.test.ts");
write("test/acceptance/any.test.ts", "test/contract/any.test.ts", "test/hall/helper.ts");
const stray = "test/hall/stray.test.ts";
const lost = "test/cellar/lost.test.ts";

it("takes a test that has the name of a file, of a folder, or of the folder that it lies in", () => {
  expect(judgeTestPlaces(root, {})).toEqual({ problems: [] });
});

describe("a test that has another name", () => {
  beforeAll(() => {
    write(stray, lost);
  });

  it("is found, and what it would be named after", () => {
    expect(judgeTestPlaces(root, {}).problems).toEqual([
      expect.stringMatching(
        /^test\/cellar\/lost\.test\.ts has the name of no file.*src\/cellar\/lost\.\* is not/,
      ),
      expect.stringMatching(
        /^test\/hall\/stray\.test\.ts has the name of no file.*src\/hall\/stray\.\* is not/,
      ),
    ]);
  });

  it("is a scenario where it is declared and lies in a room", () => {
    expect(judgeTestPlaces(root, { [stray]: "a life", [lost]: "a life" }).problems).toEqual([
      `${lost} lies in no room: there is no folder src/cellar.`,
    ]);
  });

  it("is declared as long as it needs that", () => {
    const needless = { "test/hall/file.test.ts": "", "test/hall/gone.test.ts": "" };
    const { problems } = judgeTestPlaces(root, { [stray]: "", ...needless });
    expect(problems.filter((problem) => problem.includes("needs no declaration"))).toEqual([
      "test/hall/file.test.ts needs no declaration. Remove it from scripts/rules/test-places.ts.",
      "test/hall/gone.test.ts needs no declaration. Remove it from scripts/rules/test-places.ts.",
    ]);
  });
});
