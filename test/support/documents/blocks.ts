import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.ts";

/** A fenced block of a Markdown document. */
export interface CodeBlock {
  /** The document, from the root of the repository. */
  readonly document: string;
  /** Number of the line after the opening fence. */
  readonly line: number;
  /** The word after the opening fence, or "" if there is none. */
  readonly language: string;
  readonly text: string;
  /** The file that the text before the block names: "Write `main.ts`:". */
  readonly file: string | undefined;
}

/** The documents that a user follows. errors.md is not among them: `npm run errors` writes all of it. */
export const documents: readonly string[] = [
  "README.md",
  "constructs/README.md",
  ...readdirSync(join(root, "docs", "guides"))
    .filter((file) => file !== "errors.md")
    .sort()
    .map((file) => `docs/guides/${file}`),
];

/** The fenced blocks of a document, in their order. A block in a list is indented, and its text here is not. */
export function codeBlocks(document: string): CodeBlock[] {
  const markdown = readFileSync(join(root, document), "utf8");
  return [...markdown.matchAll(/^( *)```(\w*)\n([^]*?)^\1```$/gm)].map(
    ({ index, 1: indent = "", 2: language = "", 3: text = "" }) => ({
      file: /`([\w.]+\.\w+)`(?: is)?:?\n\n$/.exec(markdown.slice(0, index))?.[1],
      document,
      line: markdown.slice(0, index).split("\n").length + 1,
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }),
  );
}

/** The blocks of a language in all documents. */
export function blocksOf(...languages: readonly string[]): CodeBlock[] {
  return documents.flatMap(codeBlocks).filter(({ language }) => languages.includes(language));
}

/** Where a block stands, as editors take it. */
export function placeOf({ document, line }: CodeBlock): string {
  return `${document}:${String(line)}`;
}
