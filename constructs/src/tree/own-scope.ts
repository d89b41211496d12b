import type { TerraformStack } from "cdktf";
import { Construct, type Node } from "constructs";
import { Brand } from "../names/brand";

/** An id that an author of a stack is unlikely to need. */
const ID = "constructs-of-streamkap";

/** Marks a stack with the scope that this package has added to it. */
export const OWN_SCOPE = new Brand<Construct>("own-scope");

/** The scope for the constructs that this package adds to a stack by itself. It is made where there is none. */
export function ownScopeOf(stack: TerraformStack): Construct {
  const made = OWN_SCOPE.of(stack);
  if (made !== undefined && stack.node.tryFindChild(made.node.id) === made) return made;
  const scope = new Construct(stack, freeId(stack));
  OWN_SCOPE.mark(stack, scope);
  return scope;
}

function freeId(stack: TerraformStack, id = ID): string {
  return stack.node.tryFindChild(id) === undefined ? id : freeId(stack, `${id}-more`);
}

/**
 * The logical id that a construct with this path in the stack would have. What this package adds gets the id that it had
 * before the scope was there, so that deployed resources keep their address.
 */
export function logicalIdOf(stack: TerraformStack, ...path: readonly string[]): string {
  const scopes = [...stack.node.scopes, ...path.map((id) => ({ node: { id } }))];
  const node = { scopes, id: path.at(-1), path: [stack.node.path, ...path].join("/") };
  return stack.getLogicalId(node as unknown as Node);
}
