import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { catalogueFolder, root } from "../support/paths.ts";

const { size } = readCatalogue(catalogueFolder);
const readme = readFileSync(join(root, "README.md"), "utf8").split("\n");

describe("README.md", () => {
  it.each([
    // The same sentence names three connectors.
    ["other sources", size - 3, /PostgreSQL, MySQL, MongoDB and (\d+) other sources/],
    ["source connectors", size, /all (\d+) source connectors/],
  ])("tells the number of %s, which is %d", (_what, wanted, sentence) => {
    const at = readme.findIndex((line) => sentence.test(line));
    const [, number] = sentence.exec(readme[at] ?? "") ?? [];
    const line = `README.md, line ${String(at + 1)}`;
    expect(`${line} says ${String(number)}`).toBe(`${line} says ${String(wanted)}`);
  });
});
