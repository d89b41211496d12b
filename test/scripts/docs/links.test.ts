import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { brokenLinks } from "../../support/markdown-links.ts";
import { root } from "../../support/paths.ts";

// API.md is generated, and has no links to other files.
const documents = execFileSync("git", ["ls-files", "-z", "--", "*.md"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((file) => file !== "" && !file.endsWith("API.md"));

it("finds the documents of the repository", () => {
  expect(documents).toEqual(expect.arrayContaining(["README.md", "docs/index.md", "constructs/README.md"]));
});

it.each(documents)("links of %s lead to files and headings that there are", (file) => {
  expect(brokenLinks(join(root, file))).toEqual([]);
});
