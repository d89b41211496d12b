import { Fn, Token } from "cdktf";

/** A list as the text that the API takes: elements with commas between them. A value that is no array stays as it is. */
export function listText(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  // Not `map(String)`: the elements of a list may be number tokens, and a number token loses its token as text.
  const elements = value as string[];
  return Token.isUnresolved(elements) ? Fn.join(",", elements) : elements.join(",");
}

/** What is wrong with the elements of a list, to be put after the property's name; undefined where nothing is. */
export function problemOfList(value: unknown): string | undefined {
  if (!Array.isArray(value) || Token.isUnresolved(value)) return undefined;
  const elements: unknown[] = value;
  const odd = elements.filter((element) => typeof element !== "string");
  if (odd.length > 0) return `has ${JSON.stringify(odd)} in its list: each element must be text`;
  const texts = elements.filter((element) => typeof element === "string");
  if (texts.some((text) => text.trim() === "")) return "has an empty text in its list: leave the element out";
  const joined = texts.find((text) => !Token.isUnresolved(text) && text.includes(","));
  if (joined === undefined) return undefined;
  return `has "${joined}" in its list, and a comma ends an element: write it as several elements`;
}
