import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readGuides, readingOrder } from "../../../scripts/docs/guides.ts";
import { root } from "../../support/paths.ts";

it("each guide of the reading order is there, and begins the list", () => {
  const names = readGuides(join(root, "docs", "guides")).map(({ name }) => name);
  expect(names.slice(0, readingOrder.length)).toEqual(readingOrder);
});

describe("a folder of guides", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "guides-test-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, title: string): void => {
    writeFileSync(join(folder, `${name}.md`), `---\npage_title: "${title}"\ndescription: "About."\n---\n`);
  };

  it("is read in the reading order, and then by title", () => {
    write("a", "Zebras");
    write("b", "Apes");
    write("waiting", "Waiting");
    write("secrets", "Secrets");
    expect(readGuides(folder).map(({ name }) => name)).toEqual(["secrets", "waiting", "b", "a"]);
  });

  it("is refused where a guide has no front matter, by the name of the guide", () => {
    writeFileSync(join(folder, "bare.md"), "# Bare\n");
    expect(() => readGuides(folder)).toThrow("docs/guides/bare.md must begin with front matter");
  });
});
