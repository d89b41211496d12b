import { type IResolvable, type IResolveContext, Token } from "cdktf";

const MARK = /\$\{TfToken\[SecretValue\.\d+\]\}/;

/** Whether a SecretValue was put into the text. */
export function holdsSecret(text: string): boolean {
  return MARK.test(text);
}

/** What to do in the place of putting a SecretValue into text. */
export const CURE_OF_SECRET_IN_TEXT =
  `Declare const password = new TerraformVariable(this, "password", { sensitive: true }), and give the secret setting ` +
  `SecretValue.stored("…" + Fn.urlencode(password.stringValue) + "…"), without Fn.urlencode() where the text is no URL.`;

class SecretInText implements IResolvable {
  public readonly creationStack: string[] = [];

  /** Before validation cdktf resolves everything once to find references between stacks. */
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
 * Text that stands for a secret and never holds the value. A SecretValue has no value before it is given to a
 * setting, because the stack that declares its variable is not known. The text is a token, so that it is found again
 * in whatever text it was put into, and so that nothing with the text in it is ever deployed.
 */
export function secretMark(): string {
  return Token.asString(SECRET_IN_TEXT, { displayHint: "SecretValue" });
}
