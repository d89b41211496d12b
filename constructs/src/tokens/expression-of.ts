import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * A value as JSON, with Terraform's expression in place of each token. Two equal texts mean that the values are equal.
 *
 * @returns undefined for a token without an expression, such as a secret in text. Another check reports that mistake
 */
export function expressionOf(value: unknown, scope: IConstruct): string | undefined {
  // Resolving is slow, and most values are no tokens. The mark of a token in text has a brace.
  if (typeof value === "string" && !value.includes("{")) return JSON.stringify(value);
  if (!Token.isUnresolved(value)) {
    // An object that is no token is a mistake. It may hold a stack, which JSON cannot.
    return typeof value === "object" ? undefined : JSON.stringify(value);
  }
  const context = {
    scope: TerraformStack.of(scope),
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  };
  try {
    return JSON.stringify(Tokenization.resolve(value, context));
  } catch {
    return undefined;
  }
}
