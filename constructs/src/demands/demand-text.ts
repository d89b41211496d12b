import type { IConstruct } from "constructs";
import { kindOf } from "../names/kind-of";
import { problemOfTextTokens } from "../tokens/token-in-text";
import { problemOfShape } from "../tokens/token-shape";
import { textOf } from "../tokens/token-text";

/**
 * Demands text that a method of a construct was given. Number tokens in it come back as text tokens.
 *
 * @throws Error where the value is neither text nor a token of text, or is empty
 */
export function demandText(construct: IConstruct, what: string, value: unknown): string {
  return demand(construct, what, value, "text");
}

/**
 * Demands the number of a task, and gives it as text, which is how the keys of Terraform's map are.
 *
 * @throws Error where the value is neither a whole number nor a token of one
 */
export function demandTask(construct: IConstruct, task: unknown): string {
  const isNumber = typeof task === "number" && Number.isSafeInteger(task) && task >= 0;
  return demand(construct, "the number of the task", isNumber ? String(task) : task, "whole number");
}

function demand(
  { node: { path } }: IConstruct,
  what: string,
  value: unknown,
  needed: "text" | "whole number",
): string {
  const text = textOf(value);
  const problem =
    problemOfShape(value, "text") ??
    (text === undefined || text.trim() === ""
      ? problemOfKind(value, needed)
      : problemOfTextTokens(text)?.replace(/\.$/, ""));
  if (problem === undefined && text !== undefined) return text;
  throw new Error(`${path}: ${what} ${problem ?? ""}.`);
}

function problemOfKind(value: unknown, needed: string): string {
  const cure =
    typeof value === "number"
      ? ". For one element of a list token write Fn.element(…, 0), with the list as it is"
      : "";
  return `is ${typeof value === "string" ? "empty" : kindOf(value)}: it must be ${needed === "text" ? "text" : "a whole number"}${cure}`;
}
