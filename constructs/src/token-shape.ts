import { Token, Tokenization } from "cdktf";
import { holdsAnyNumber, isPlainObject } from "./token-text";

/** What a token says of its value. `any`: nothing. */
type Shape = "text" | "number" | "list" | "map" | "any";

/** The types of what takes a token. */
export type TokenType = "text" | "number" | "switch" | "list" | "map";

/** Terraform turns a number into text and text into a number or a switch; text may be any value to cdktf's functions. */
const FITTING: Readonly<Record<TokenType, readonly Shape[]>> = {
  text: ["text", "number", "any"],
  number: ["text", "number", "any"],
  switch: ["text", "any"],
  list: ["text", "list", "any"],
  map: ["text", "map", "any"],
};

const SHAPES: Readonly<Record<Exclude<Shape, "any">, string>> = {
  text: "text",
  number: "a number",
  list: "a list",
  map: "a map",
};

const NEEDS: Readonly<Record<TokenType, string>> = {
  text: "text",
  number: "a whole number",
  switch: "true or false",
  list: "a list",
  map: "an object",
};

const CURES: Readonly<Record<Exclude<Shape, "any">, string>> = {
  text: "",
  number: "",
  list: ` Write Fn.join(",", …) for the whole list as text, or Fn.element(…, 0) for one element`,
  map: ` Write Fn.lookup(…, "key", "") for one value`,
};

/** Whether the whole value is a token, or computed from one. What merely holds a token, such as a list of tokens, is not. */
export function isToken(value: unknown): boolean {
  return shapeOf(value) !== undefined;
}

function shapeOf(value: unknown): Shape | undefined {
  if (typeof value === "string")
    return Token.isUnresolved(value) || holdsAnyNumber(value) ? "text" : undefined;
  if (typeof value === "number")
    return Math.abs(value) > 1e280 && Number.isFinite(value) ? "number" : undefined;
  if (Array.isArray(value)) return Token.isUnresolved(value) ? "list" : undefined;
  if (Tokenization.isResolvable(value)) return "any";
  return isPlainObject(value) && Token.isUnresolved(value) && Object.keys(value).length === 1
    ? "map"
    : undefined;
}

/** Half a sentence where a token cannot be what is needed, such as a list for text; undefined for all else. */
export function problemOfShape(value: unknown, type: TokenType): string | undefined {
  const shape = shapeOf(value);
  if (shape === undefined || shape === "any" || FITTING[type].includes(shape)) return undefined;
  const cure = type === "text" || type === "number" ? CURES[shape] : "";
  return `is a token of ${SHAPES[shape]}: it must be ${NEEDS[type]}${cure === "" ? "" : `.${cure}`}`;
}
