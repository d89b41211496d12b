import { TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { isInTree } from "../tree/stack-tree";
import { StackView } from "../tree/stack-view";
import { GROUP, isMember, sourcesAmong } from "./stack-sources";

const SOURCES = new StackView(sourcesAmong);

/** What is wrong with references to other constructs. Terraform knows only what is in the same stack. */
export function problemsOfReferences(referrer: IConstruct, property: string, references: unknown): string[] {
  const all: readonly unknown[] = Array.isArray(references) ? references : [];
  return all
    .map((reference, index) => problemOfReference(referrer, `${property}[${String(index)}]`, reference))
    .filter((problem) => problem !== undefined);
}

/**
 * What is wrong with one reference; undefined where nothing is.
 *
 * @param what names the property in the message
 */
export function problemOfReference(
  referrer: IConstruct,
  what: string,
  reference: unknown,
): string | undefined {
  if (!Construct.isConstruct(reference)) return undefined;
  const stack = TerraformStack.of(referrer);
  const other = TerraformStack.of(reference);
  if (other !== stack) {
    return (
      `${what} is ${reference.node.path}, of another stack, and Terraform knows only what is in this one. Leave it out, ` +
      `and have all of this stack wait for the other: call addDependency() of the stack ${stack.node.path} with the ` +
      `stack ${other.node.path}.`
    );
  }
  if (!isInTree(reference)) {
    return `${what} is ${reference.node.path}, which was removed from the tree. Leave it out, or name what took its place.`;
  }
  if (GROUP.of(reference)?.isOwn !== true) return undefined;
  if (SOURCES.seenBy(referrer).some((facts) => isMember(facts, reference))) return undefined;
  return `${what} is ${reference.node.path}, whose sources were all removed from the tree. Leave it out.`;
}
