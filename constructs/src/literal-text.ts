import { Token } from "cdktf";

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
    return text.replace(TEMPLATE, (begin) => `${begin.charAt(0)}${begin}`);
  }
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
