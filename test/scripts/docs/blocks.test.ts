import { existsSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, codeBlocks, documents, placeOf, type CodeBlock } from "../../support/documents/blocks.ts";
import { elsewhere, elsewhereOf } from "../../support/documents/elsewhere.ts";
import { mistakesIn } from "../../support/documents/typed-programs.ts";
import { root } from "../../support/paths.ts";

/** What is demanded of a block in each language. Blocks in other languages have to be run elsewhere. */
const held: Readonly<Record<string, string>> = {
  text: "nothing, because it is what a command prints",
  json: "a test below parses it",
  ts: "a test below compiles it",
  js: "a test below compiles it",
  hcl: "test/acceptance/documents.test.ts validates it",
  terraform: "test/acceptance/documents.test.ts validates it",
};

const blocks = documents.flatMap(codeBlocks);

describe("each block of the documents", () => {
  it("is found: no fence is left without its end", () => {
    expect(blocks.length).toBeGreaterThan(60);
    expect(blocks.filter(({ text }) => text.includes("```")).map(placeOf)).toEqual([]);
  });

  it("is held by a test, or says in test/support/documents/elsewhere.ts what runs it", () => {
    const loose = blocks.filter((block) => !(block.language in held) && elsewhereOf(block) === undefined);
    expect(loose.map((block) => `${placeOf(block)}: ${block.language || "no language"}`)).toEqual([]);
  });
});

describe("each entry of elsewhere.ts", () => {
  const titled = elsewhere.map(
    (each) => [`${each.document}: ${each.begins.split("\n", 1).join()}`, each] as const,
  );

  it.each(titled)("%s is about one block", (_title, { document, begins }) => {
    expect(codeBlocks(document).filter(({ text }) => text.startsWith(begins))).toHaveLength(1);
  });

  it.each(titled)("%s names only tests that there are", (_title, { why }) => {
    const files = why.match(/\b[\w-]+(?:\/[\w.-]+)+\.ts\b/g) ?? [];
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe("the JSON in the documents", () => {
  it.each(blocksOf("json").map((block) => [placeOf(block), block.text]))(
    "%s can be parsed",
    (_place, text) => {
      expect(JSON.parse(text)).toBeInstanceOf(Object);
    },
  );
});

describe("the programs in the documents", () => {
  const programs = blocksOf("ts", "js");
  const wrong: CodeBlock = {
    document: "",
    line: 0,
    file: undefined,
    language: "ts",
    text: 'new WebhookConfig({ nosuch: "a" });',
  };
  const [mistake, ...mistakes] = mistakesIn([wrong, ...programs]);

  it("would not compile with a mistake", () => {
    expect(mistake).toEqual([
      expect.stringContaining("'nosuch' does not exist in type 'WebhookConfigProps'"),
    ]);
  });

  it.each(programs.map((block, index) => [placeOf(block), mistakes[index]]))(
    "%s compiles",
    (_place, found) => {
      expect(found).toEqual([]);
    },
  );
});
