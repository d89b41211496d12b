/**
 * How an exception is reported: by its kind and the place where it was thrown. The message is left out, because it
 * may hold a secret: Node's own errors quote the value that they fail on.
 */
import { ValueError } from "./cty/index.ts";

/** The author of a provider broke a rule. Only this framework throws it, with a message that holds no value. */
export class RuleError extends Error {
  override readonly name = "RuleError";
}

/** One sentence about an exception, for a diagnostic: the practitioner reads it and reports it to the maintainers. */
export function describeException(thrown: unknown): string {
  if (thrown instanceof RuleError || thrown instanceof ValueError) return thrown.message;
  const [place] = stackOf(thrown).split("\n");
  return `An unexpected ${exceptionKind(thrown)}${place === undefined || place === "" ? "" : `, thrown ${place.trim()}`}.`;
}

/**
 * The message of an exception that no author's code has thrown. The framework's decoders quote no value, and neither
 * does the system.
 */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The kind of an exception, such as `TypeError` or `Error EACCES`. */
export function exceptionKind(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `exception that is no error, but a ${typeof thrown}`;
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
  return [thrown.constructor.name, /^[A-Z][A-Z0-9_]+$/.test(code) ? code : ""].join(" ").trim();
}

/** The calls of the exception's stack, one a line, without the message. Empty: it has none. */
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
