import { describeMeaning, mayBeFilledIn, noDefault, type Described } from "../../src/catalogue/index.ts";

/** Renders a documentation comment with these paragraphs. A tag such as `@default` is a paragraph too. */
export function docComment(paragraphs: readonly string[], indent = ""): string {
  const text = paragraphs.join("\n\n").replaceAll("*/", "*\\/");
  const lines = text.split("\n").map((line) => `${indent} * ${line}`.trimEnd());
  return [`${indent}/**`, ...lines, `${indent} */`].join("\n");
}

/** The facts that a practitioner must know of a setting: meaning, allowed values, condition, default. */
export function settingDoc(setting: Described, replacedBy?: string): string[] {
  const paragraphs = [describeMeaning(setting)];
  if (!setting.required) paragraphs.push(`@default ${defaultOf(setting)}`);
  if (replacedBy !== undefined)
    paragraphs.push(`@deprecated Use \`${replacedBy}\`: the same setting, renamed.`);
  return paragraphs;
}

function defaultOf(setting: Described): string {
  if (setting.default === "") return "empty";
  if (setting.default !== undefined) return JSON.stringify(setting.default);
  return mayBeFilledIn(setting) ? noDefault : "none";
}
