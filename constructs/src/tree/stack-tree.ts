import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** All constructs that are in a stack now, in the order of the tree, without nested stacks. */
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

/** Whether a stack has such a construct now, without nested stacks. The search ends with the first. */
export function hasConstruct(stack: TerraformStack, isWanted: (construct: IConstruct) => boolean): boolean {
  const isIn = (construct: IConstruct): boolean =>
    construct.node.children.some(
      (child) => !TerraformStack.isStack(child) && (isWanted(child) || isIn(child)),
    );
  return isIn(stack);
}

/** Whether a construct is still in the tree. A construct is not told when it, or a construct around it, is removed. */
export function isInTree({ node }: IConstruct): boolean {
  const { scope } = node;
  if (scope === undefined) return true;
  return scope.node.tryFindChild(node.id)?.node === node && isInTree(scope);
}
