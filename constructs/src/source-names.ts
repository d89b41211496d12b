import { type TerraformResource, TerraformStack, Token } from "cdktf";
import { isInOutput } from "./is-in-output";

/** The sources of each stack, by provider and name. */
const registries = new WeakMap<TerraformStack, Map<string, TerraformResource[]>>();

/** Notes which source has the name. What is not known yet is compared with nothing. */
export function registerName(resource: TerraformResource, name: string): void {
  if (Token.isUnresolved(name)) return;
  const stack = TerraformStack.of(resource);
  const registry = registries.get(stack) ?? new Map<string, TerraformResource[]>();
  registries.set(stack, registry);
  const key = keyOf(resource, name);
  const namesakes = registry.get(key) ?? [];
  registry.set(key, namesakes);
  namesakes.push(resource);
}

/** What is wrong where another source, made earlier in the same stack and for the same provider, has the name. */
export function duplicateProblem(resource: TerraformResource, name: string): string | undefined {
  const namesakes = registries.get(TerraformStack.of(resource))?.get(keyOf(resource, name)) ?? [];
  const first = namesakes.find((namesake) => isInOutput(namesake) && isInTree(namesake));
  if (first === undefined || first === resource || !isInOutput(resource)) return undefined;
  return (
    `name is "${name}", which ${first.node.scope?.node.path ?? ""} has too. A tenant has one source of a name: give ` +
    `each its own.`
  );
}

function keyOf({ provider }: TerraformResource, name: string): string {
  return `${provider?.alias ?? ""}\0${name}`;
}

/** Nobody tells a construct that it was removed from the tree. */
function isInTree({ node }: TerraformResource): boolean {
  const source = node.scope;
  return source?.node.scope?.node.tryFindChild(source.node.id) === source;
}
