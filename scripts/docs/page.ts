/** A file that `npm run docs` writes: its path in the repository, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

export interface FrontMatter {
  readonly page_title: string;
  /** The page of the provider has no subcategory. */
  readonly subcategory?: string;
  readonly description: string;
}

/** Makes a page in the form of the registry. Empty parts are left out. */
export function markdownPage(path: string, frontMatter: FrontMatter, parts: readonly string[]): Page {
  const head = Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const body = parts.filter((part) => part !== "").join("\n\n");
  return { path, text: `---\n${[generatedBy, ...head].join("\n")}\n---\n\n${body}\n` };
}

const generatedBy = "# Written by `npm run docs`. Change the catalogue, the schema or scripts/docs instead.";

export function codeBlock(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}
