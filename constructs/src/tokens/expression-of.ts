import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * A value as JSON, with Terraform's expressions in the place of tokens: equal where the values are for sure.
 *
 * @returns undefined for a token that has no expression, such as a secret's in text: whoever judges it says so
 */
export function expressionOf(value: unknown, scope: IConstruct): string | undefined {
  // Resolving takes its time, and most values are no tokens.
  if (!Token.isUnresolved(value)) {
    // An object that is no token is a mistake, and may hold a stack, of which there is no JSON.
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
