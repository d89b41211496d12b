import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { subcategories } from "../../../scripts/docs/subcategories.ts";
import { root } from "../../support/paths.ts";

/**
 * The registry accepts these folders, sizes and numbers of files:
 * https://developer.hashicorp.com/terraform/registry/providers/docs
 */
const folders = ["resources", "data-sources", "guides", "functions", "ephemeral-resources", "list-resources"];
const mostBytes = 500_000;
const mostFiles = 2_000;

const docs = join(root, "docs");
const files = readdirSync(docs, { recursive: true, encoding: "utf8" })
  .filter((file) => file === "index.md" || folders.some((folder) => file.startsWith(`${folder}/`)))
  .sort();

interface Document {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The front matter of a page, and the text after it. Each field is one line, and its value is in double quotes. */
function read(file: string): Document {
  const text = readFileSync(join(docs, file), "utf8");
  const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const lines = head.split("\n").filter((line) => !line.startsWith("#"));
  const fields = lines.map((line): [string, string] => {
    const [, name = line, value = "null"] = /^(\w+): (".*")$/.exec(line) ?? [];
    return [name, String(JSON.parse(value))];
  });
  return { fields: new Map(fields), body };
}

it("has an index, resources and guides in docs, and no folder that the registry does not know", () => {
  const inDocs = readdirSync(docs, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(inDocs.map(({ name }) => name).sort()).toEqual(["guides", "resources"]);
  expect(files).toContain("index.md");
  expect(files.length).toBeGreaterThan(30);
  expect(files.length).toBeLessThan(mostFiles);
});

describe.each(files)("docs/%s", (file) => {
  const { fields, body } = read(file);
  const [folder] = file.split("/");

  it("has the ending and the size that the registry takes", () => {
    expect(file).toMatch(/^[a-z-]+(\/[a-z0-9_-]+)?\.md$/);
    expect(statSync(join(docs, file)).size).toBeLessThan(mostBytes);
  });

  it("has the front matter that the registry reads, and a heading", () => {
    const isIndex = file === "index.md";
    expect([...fields.keys()]).toEqual(["page_title", ...(isIndex ? [] : ["subcategory"]), "description"]);
    for (const name of ["page_title", "description"]) expect(fields.get(name)).toMatch(/^\S.*\S$/);
    if (folder === "resources") expect(subcategories).toContain(fields.get("subcategory"));
    expect(body).toMatch(/^\n# \S/);
  });
});
