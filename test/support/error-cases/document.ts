import type { Group } from "./groups.ts";
import type { Shown } from "./shown.ts";

/** The section of docs/guides/errors.md for a group. @throws Error if a case shows nothing */
export function documentGroup(
  { title, when, cases }: Group,
  shown: ReadonlyMap<string, readonly Shown[]>,
): string {
  const sections = cases.map((one) => {
    const texts = (shown.get(one.title) ?? []).map(asText);
    if (texts.length === 0) throw new Error(`nothing is shown for "${one.title}"`);
    return `### ${one.title}\n\n\`\`\`text\n${texts.join("\n\n")}\n\`\`\`\n`;
  });
  return `## ${title}\n\n${when}\n\n${sections.join("\n")}`;
}

function asText({ severity, summary, detail, line }: Shown): string {
  const head = `${severity === "error" ? "Error" : "Warning"}: ${summary}`;
  const place = line === undefined ? "" : `\n  at: ${line}`;
  return `${head}${place}\n\n${detail}`;
}

/** The texts of docs/guides/errors.md, by the title of their case. */
export function readDocument(markdown: string): Map<string, string> {
  const sections = markdown.matchAll(/^### (.+)\n\n```text\n([\s\S]*?)\n```$/gm);
  return new Map([...sections].map(([, title = "", text = ""]) => [title, text]));
}

/** The text of a case, as the document has it. */
export function textOfCase(shown: readonly Shown[]): string {
  return shown.map(asText).join("\n\n");
}
