import { Token } from "cdktf";
import { kindOf } from "../names/kind-of";
import { CURE_OF_SECRET_IN_TEXT, holdsSecret } from "./secret-mark";
import { holdsToken, textOf } from "./token-text";

/** What begins with `${` and is not one of cdktf's own tokens, and what begins with `%{`. */
const TEMPLATE = /\$\{(?!TfToken\[)|%\{/g;

/** Text for Terraform to take as it is. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- jsii exports no functions
export class LiteralText {
  /**
   * In all text Terraform evaluates `${…}` and `%{…}`. This gives the text with both escaped, and
   * whatever references it holds left alone.
   *
   * @param text such as a template or an expression of some other language
   */
  public static of(text: string): string {
    const given = textOf(text);
    if (given === undefined) throw new Error(`LiteralText.of() takes text, and was given ${kindOf(text)}.`);
    if (holdsSecret(given))
      throw new Error(`LiteralText.of() was given a SecretValue inside of text. ${CURE_OF_SECRET_IN_TEXT}`);
    return given.replace(TEMPLATE, holdsToken(given) ? escapedForCdktf : escaped);
  }
}

function escaped(begin: string): string {
  return `${begin.charAt(0)}${begin}`;
}

/**
 * Beside tokens cdktf takes `${` for the begin of an expression, also in `$${`, and writes the tokens after that without
 * their own `${`. What comes out of a token is not read so.
 */
function escapedForCdktf(begin: string): string {
  return Token.asString({ resolve: () => escaped(begin), creationStack: [], toString: () => escaped(begin) });
}

/**
 * Why Terraform cannot evaluate a text, where that can be seen at once. An expression that looks like
 * one is left to Terraform.
 */
export function templateProblem(text: string): string | undefined {
  // What is escaped is no template; a token in it may stand for anything.
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
