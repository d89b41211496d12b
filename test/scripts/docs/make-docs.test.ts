import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDocs, wordsFor } from "../../../scripts/docs/make-docs.ts";
import { providerSchema } from "../../../src/provider/block/schema.ts";
import { createStreamkapProvider } from "../../../src/provider/index.ts";
import { isNested, type Block } from "../../../src/terraform/schema/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";
import { root } from "../../support/paths.ts";

const provider = createStreamkapProvider({
  version: "0",
  catalogue: () => catalogue,
  environment: {},
});
const typeNames = Object.keys(provider.resources);
const page = (typeName: string): string =>
  readFileSync(join(root, "docs/resources", `${typeName.replace("streamkap_", "")}.md`), "utf8");

it("the committed pages and examples are what the schema and the catalogue give", async () => {
  const made = await makeDocs(root);
  expect(made.length).toBeGreaterThan(100);
  const stale = made.filter(({ path, text }) => readFileSync(join(root, path), "utf8") !== text);
  expect(stale.map(({ path }) => path)).toEqual([]);
});

it("each resource has a page, and each page a resource", () => {
  const pages = readdirSync(join(root, "docs/resources")).map((file) => file.replace(".md", ""));
  expect(pages.map((name) => `streamkap_${name}`).sort()).toEqual(typeNames.sort());
  expect(provider.dataSources).toBeUndefined();
});

/** For every attribute and every block inside a block, the start of its line on the page. */
function lines({ attributes, blocks = {} }: Block): string[] {
  return [
    ...Object.entries(attributes).flatMap(([name, attribute]) => [
      `\n- \`${name}\` (`,
      ...(isNested(attribute) ? lines({ attributes: attribute.attributes }) : []),
    ]),
    ...Object.entries(blocks).flatMap(([name, { block }]) => [`\n- \`${name}\` (`, ...lines(block)]),
  ];
}

it.each(typeNames)("the page of %s has a line for each attribute and each block", async (typeName) => {
  const text = page(typeName);
  const { schema } = await provider.resources[typeName]!();
  const wanted = lines(schema.block);
  const missing = wanted.filter(
    (line) => text.split(line).length - 1 !== wanted.filter((each) => each === line).length,
  );
  expect(missing).toEqual([]);
});

it("the index has a line for each argument of the provider, each resource and each guide", () => {
  const text = readFileSync(join(root, "docs/index.md"), "utf8");
  const guides = readdirSync(join(root, "docs/guides")).map((file) => `](guides/${file})`);
  const resources = typeNames.map((name) => `](resources/${name.replace("streamkap_", "")}.md)`);
  const missing = [...lines(providerSchema.block), ...guides, ...resources].filter(
    (part) => !text.includes(part),
  );
  expect(missing).toEqual([]);
});

describe("the page of a database", () => {
  const text = page("streamkap_source_postgresql");

  it("lists what is required first, a secret beside its twin", () => {
    const [, required = ""] = /### Required\n\n(.*?)\n\n###/s.exec(text) ?? [];
    expect([...required.matchAll(/^- `(\w+)`/gm)].map(([, name]) => name)).toEqual([
      "name",
      "database_hostname",
      "database_user",
      "database_password",
      "database_password_wo",
      "database_dbname",
      "schema_include_list",
      "table_include_list",
    ]);
  });

  it("tells of a setting its type, default, bounds, condition and key in the API", () => {
    expect(text).toContain(
      "- `database_port` (Number) Port of the database server. From 1 to 65535. Default: `5432`. _API:_ `database.port.user.defined`.",
    );
    expect(text).toContain("Required where `ssh_enabled` is `true`.");
  });

  it("shows a former name as deprecated", () => {
    const [, deprecated = ""] = /### Deprecated\n\n(.*?)\n\n###/s.exec(text) ?? [];
    expect(deprecated).toContain("- `insert_static_key_field_1` (String, Deprecated) Former name of");
  });

  it("gives a secret as a variable, and shows its write-only twin", () => {
    expect(text).toContain("database_password   = var.database_password\n");
    expect(text).toContain("  database_password_wo = var.database_password\n");
  });

  it("shows how to import by id, by identity and by the command", () => {
    const [, imports = ""] = text.split("## Import");
    expect(imports).toContain('  id = "665f1c2a9b3e4d5f6a7b8c9d"\n}');
    expect(imports).toContain("  identity = {");
    expect(imports).toContain(
      "terraform import streamkap_source_postgresql.example 665f1c2a9b3e4d5f6a7b8c9d",
    );
  });

  it("has a block for time-outs", () => {
    expect(text).toContain("### Nested Schema for `timeouts`");
  });
});

it("the page of what only waits has no import", () => {
  expect(page("streamkap_sources_ready")).not.toContain("## Import");
});

describe("a new kind of resource", () => {
  it("is refused without an example, and the error names the file to write", async () => {
    const scratch = mkdtempSync(join(tmpdir(), "make-docs-test-"));
    try {
      symlinkSync(join(root, "src"), join(scratch, "src"));
      await expect(makeDocs(scratch)).rejects.toThrow(
        "streamkap_source has no example: write examples/resources/streamkap_source/resource.tf",
      );
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });

  it("is refused without words, and the error names the file that takes them", () => {
    expect(() => wordsFor("streamkap_topic", undefined)).toThrow(
      "streamkap_topic has no words for its page: add them to `others` in scripts/docs/make-docs.ts",
    );
  });
});
