import { Token } from "cdktf";
import { kindOf } from "../names/kind-of";
import { CURE_OF_SECRET_IN_TEXT, holdsSecret } from "./secret-mark";
import { holdsToken, textOf } from "./token-text";

/** The begin of a Terraform expression or directive, `${` or `%{`, but not of a token of cdktf. */
const TEMPLATE = /\$\{(?!TfToken\[)|%\{/g;

/** Makes text that Terraform takes as it is, without evaluating anything in it. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- jsii exports no functions
export class LiteralText {
  /**
   * Escapes `${…}` and `%{…}`, which Terraform evaluates in all text. Tokens in the text stay references.
   *
   * @param text such as a template of another language
   * @throws Error where the value is no text, or holds a SecretValue
   */
  public static of(text: string): string {
    const given = textOf(text);
    if (given === undefined) throw new Error(`LiteralText.of() takes text, and was given ${kindOf(text)}.`);
    if (holdsSecret(given))
      throw new Error(`LiteralText.of() was given a SecretValue inside of text. ${CURE_OF_SECRET_IN_TEXT}`);
    if (!given.includes("{")) return given;
    return given.replace(TEMPLATE, holdsToken(given) ? escapedForCdktf : escaped);
  }
}

function escaped(begin: string): string {
  return `${begin.charAt(0)}${begin}`;
}

/**
 * In text with tokens, cdktf takes `${` for the begin of an expression, also in `$${`. It then writes the tokens after it
 * without their own `${`. cdktf does not read what a token resolves to in that way, so the escape is a token itself.
 */
function escapedForCdktf(begin: string): string {
  return Token.asString({ resolve: () => escaped(begin), creationStack: [], toString: () => escaped(begin) });
}

/**
 * Why Terraform cannot evaluate a text, as half a sentence; undefined where it looks right. Whether an expression is
 * right is left to Terraform.
 */
export function templateProblem(text: string): string | undefined {
  if (!text.includes("{")) return undefined;
  // An escaped begin starts no template.
  const plain = text.replace(/\$\$\{|%%\{/g, "");
  const begin = [...plain.matchAll(TEMPLATE)].find(
    ({ 0: mark, index }) => !isTemplate(mark, plain.slice(index)),
  );
  if (begin === undefined) return undefined;
  return (
    `holds "${begin[0]}", which begins a Terraform expression, and no such expression follows. Where the text is ` +
    `meant as it is, write LiteralText.of("…")`
  );
}

function isTemplate(mark: string, rest: string): boolean {
  if (mark === "%{") return /^%\{~?\s*(if|else|endif|for|endfor)\b[^}]*\}/.test(rest);
  return /^\$\{~?\s*[^\s}][^}]*\}/.test(rest);
}

/** Whether the text is one Terraform expression and nothing else, written by hand or by cdktf. */
export function isReference(text: string): boolean {
  return Token.isUnresolved(text) || /^\$\{[^{}]+\}$/.test(text);
}
