import { Token, Tokenization } from "cdktf";
import { holdsAnyNumber, isNumberOfToken, isPlainObject } from "./token-text";

/** The type that a token shows of its value. `any`: it shows none, as text of one token does. `part`: text around tokens. */
type Shape = "any" | "part" | "number" | "list" | "map";

/** The types of settings that take a token. */
export type TokenType = "text" | "number" | "switch" | "list" | "map";

/** The tokens that each type takes. Terraform turns a number into text, and text into a number. */
const FITTING: Readonly<Record<TokenType, readonly Shape[]>> = {
  text: ["part", "number"],
  number: ["part", "number"],
  switch: [],
  list: ["list"],
  map: ["map"],
};

const SHAPES: Readonly<Record<Exclude<Shape, "any">, string>> = {
  part: "text with a token in it",
  number: "a token of a number",
  list: "a token of a list",
  map: "a token of a map",
};

const NEEDS: Readonly<Record<TokenType, string>> = {
  text: "text",
  number: "a whole number",
  switch: "true or false",
  list: "a list",
  map: "an object",
};

/** How to get one value out of a list or a map. */
const CURES: Readonly<Partial<Record<Shape, string>>> = {
  list: `. Write Fn.join(",", …) for the whole list as text, or Fn.element(…, 0) for one element`,
  map: `. Write Fn.lookup(…, "key", "") for one value`,
};

/** Whether the whole value is a token, or was computed from one. A list or an object that holds a token is none. */
export function isToken(value: unknown): boolean {
  return shapeOf(value) !== undefined;
}

function shapeOf(value: unknown): Shape | undefined {
  if (typeof value === "string") return shapeOfText(value);
  if (typeof value === "number") return isNumberOfToken(value) ? "number" : undefined;
  if (Array.isArray(value)) return Token.isUnresolved(value) ? "list" : undefined;
  if (Tokenization.isResolvable(value)) return "any";
  return isPlainObject(value) && Token.isUnresolved(value) && Object.keys(value).length === 1
    ? "map"
    : undefined;
}

function shapeOfText(text: string): Shape | undefined {
  if (Token.isUnresolved(text)) return /^\$\{TfToken\[[^\]]+\]\}$/.test(text) ? "any" : "part";
  return holdsAnyNumber(text) ? "part" : undefined;
}

/** Half a sentence where a token has the wrong type, such as a list in place of text; undefined for all else. */
export function problemOfShape(value: unknown, type: TokenType): string | undefined {
  const shape = shapeOf(value);
  if (shape === undefined || shape === "any" || FITTING[type].includes(shape)) return undefined;
  const cure = type === "list" || type === "map" ? "" : CURES[shape];
  return `is ${SHAPES[shape]}: it must be ${NEEDS[type]}${cure ?? ""}`;
}
