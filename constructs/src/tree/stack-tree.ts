import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** All that is in a stack now, in the order of its tree, and nothing of stacks below it. */
export function constructsOf(stack: TerraformStack): IConstruct[] {
  const all: IConstruct[] = [];
  const visit = (construct: IConstruct): void => {
    for (const child of construct.node.children) {
      if (TerraformStack.isStack(child)) continue;
      all.push(child);
      visit(child);
    }
  };
  visit(stack);
  return all;
}

/** Nobody tells a construct that it, or what it is in, was removed from the tree. */
export function isInTree({ node }: IConstruct): boolean {
  const { scope } = node;
  if (scope === undefined) return true;
  return scope.node.tryFindChild(node.id)?.node === node && isInTree(scope);
}
