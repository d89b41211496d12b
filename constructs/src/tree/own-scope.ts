import type { TerraformStack } from "cdktf";
import { Construct, type Node } from "constructs";
import { Brand } from "../names/brand";

/** Hardly an id that somebody gives: what this package adds to a stack takes no id from its author. */
const ID = "constructs-of-streamkap";

/** On the stack. */
export const OWN_SCOPE = new Brand<Construct>("own-scope");

/** Where all is that this package adds to a stack by itself. */
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
 * The logical id of what has this path in the stack. What is deployed keeps its address, also where it is made in
 * a scope of its own today.
 */
export function logicalIdOf(stack: TerraformStack, ...path: readonly string[]): string {
  const scopes = [...stack.node.scopes, ...path.map((id) => ({ node: { id } }))];
  const node = { scopes, id: path.at(-1), path: [stack.node.path, ...path].join("/") };
  return stack.getLogicalId(node as unknown as Node);
}
