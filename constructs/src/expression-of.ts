import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** A value as JSON, with Terraform's expressions in the place of tokens: equal where the values are for sure. */
export function expressionOf(value: unknown, scope: IConstruct): string {
  // Resolving takes its time, and most values are no tokens.
  if (!Token.isUnresolved(value)) return JSON.stringify(value);
  const resolved: unknown = Tokenization.resolve(value, {
    scope: TerraformStack.of(scope),
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
  return JSON.stringify(resolved);
}
