/**
 * What is told of an exception: its kind and where it was thrown. Its message is left out, which may
 * hold a value: Node's own errors quote what they stumble over, and that may be a secret.
 */
import { ValueError } from "./cty/index.ts";

/** A provider's author broke a rule; thrown inside this framework only, in words that hold no value. */
export class RuleError extends Error {
  override readonly name = "RuleError";
}

/** For whoever reads a diagnostic, and for the maintainers to whom it is reported. */
export function describeException(thrown: unknown): string {
  if (thrown instanceof RuleError || thrown instanceof ValueError) return thrown.message;
  const [place] = stackOf(thrown).split("\n");
  return `An unexpected ${exceptionKind(thrown)}${place === undefined || place === "" ? "" : `, thrown ${place.trim()}`}.`;
}

/** Of what no author's code has thrown: this framework's decoders, who quote no value, and the system. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Such as `TypeError` or `Error EACCES`. */
export function exceptionKind(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `exception that is no error, but a ${typeof thrown}`;
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
  return [thrown.constructor.name, /^[A-Z][A-Z0-9_]+$/.test(code) ? code : ""].join(" ").trim();
}

/** Where it happened, a call a line. */
export function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return "";
  const { message, stack = "" } = thrown;
  // A message may have lines that look like calls.
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
