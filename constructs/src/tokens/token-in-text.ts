import { CURE_OF_SECRET_IN_TEXT, holdsSecret } from "./secret-mark";
import { holdsAnyNumber, holdsLostNumber } from "./token-text";

/** For the text or the number that stands for the one element of a list token. */
export const ELEMENT =
  `has one element of a list token, which JavaScript cannot take out of the list. Write Fn.element(…, 0), with the list ` +
  `as it is.`;

/** Half a sentence and the cure, to be put after the name of the attribute; undefined where cdktf finds each token. */
export function problemOfTextTokens(text: string, isInExpression = false): string | undefined {
  if (holdsSecret(text)) return `holds a SecretValue inside of text. ${CURE_OF_SECRET_IN_TEXT}`;
  if (text.includes("#{TfToken[")) {
    return text.startsWith("#{") && text.endsWith("]}")
      ? ELEMENT
      : `holds a list token inside of text. Write Fn.join(",", …) for the whole list, or Fn.element(…, 0) for one element.`;
  }
  if (text.includes("[object Object]"))
    return `holds "[object Object]", which an object becomes inside of text. Write Fn.jsonencode(…) or Fn.lookup(…, "key", "").`;
  if (isInExpression ? holdsAnyNumber(text) : holdsLostNumber(text) || /-1\.[89]\d*e\+289/.test(text)) {
    return `holds a number token inside of text, where the token is not found. Write Token.asString(…) around the number.`;
  }
  return undefined;
}
