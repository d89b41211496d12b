import { type IResolvable, type IResolveContext, Token } from "cdktf";

const MARK = /\$\{TfToken\[SecretValue\.\d+\]\}/;

/** Whether a text holds a SecretValue. */
export function holdsSecret(text: string): boolean {
  return MARK.test(text);
}

/** What to do instead of putting a SecretValue into text. */
export const CURE_OF_SECRET_IN_TEXT =
  `Declare const password = new TerraformVariable(this, "password", { sensitive: true }), and give the secret setting ` +
  `SecretValue.stored("…" + Fn.urlencode(password.stringValue) + "…"), without Fn.urlencode() where the text is no URL.`;

class SecretInText implements IResolvable {
  public readonly creationStack: string[] = [];

  /** cdktf calls this once before validation, with `preparing`, to find references between stacks. */
  public resolve({ preparing, scope }: IResolveContext): string {
    if (preparing) return "(secret)";
    throw new Error(`${scope.node.path}: a SecretValue stands inside of text. ${CURE_OF_SECRET_IN_TEXT}`);
  }

  public toString(): string {
    return "(secret)";
  }
}

const SECRET_IN_TEXT = new SecretInText();

/**
 * The text that a SecretValue becomes inside of other text. It never holds the value, which is not known before the secret
 * is given to a setting: only then is it known which stack declares the variable. The text is a token, so that it is
 * found in any text, and so that no text with a secret in it is deployed.
 */
export function secretMark(): string {
  return Token.asString(SECRET_IN_TEXT, { displayHint: "SecretValue" });
}
