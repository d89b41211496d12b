import { TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { isSet } from "../tokens/is-set";
import { overridesOf } from "../tree/overrides";
import { constructsOf, isInTree } from "../tree/stack-tree";
import { StackView } from "../tree/stack-view";
import { GROUP, SOURCE } from "./stack-sources";

/** The providers of Streamkap in a stack, of this package's class or of the generated one. */
const PROVIDERS = new StackView((all) => all.filter(isStreamkapProvider));

/**
 * What is wrong with the provider of a resource, which must be one of the same stack; undefined where nothing is. A provider
 * that an override sets is left to Terraform.
 *
 * @param user the construct whose property "provider" it is
 */
export function problemOfProviderUse(user: IConstruct, resource: TerraformResource): string | undefined {
  if (overridesOf(resource).provider !== undefined) return undefined;
  const { provider } = resource;
  // The resource may write a provider though its property has none: a group follows the provider of its sources.
  if (!isSet(provider) && resource.terraformMetaArguments.provider !== undefined) return undefined;
  if (!isSet(provider)) return problemOfDefault(PROVIDERS.seenBy(user));
  if (!isStreamkapProvider(provider)) return undefined;
  const what = `provider is ${provider.node.path}`;
  const stack = TerraformStack.of(user);
  if (TerraformStack.of(provider) !== stack) {
    return (
      `${what}, of another stack, and Terraform takes a provider of this one only. Make a StreamkapProvider in the ` +
      `stack ${stack.node.path}, and name that.`
    );
  }
  const hasSuccessor = (): boolean => PROVIDERS.seenBy(user).some(({ alias }) => alias === provider.alias);
  if (isInTree(provider) || hasSuccessor()) return undefined;
  return `${what}, which was removed from the tree. Name another one, or leave it out for the one without an alias.`;
}

/**
 * The same for all L1s of a stack that no construct of this package made. The first provider of the stack reports it for
 * all of them.
 */
export function problemsOfBareResources(provider: TerraformProvider): string[] {
  const [first] = PROVIDERS.seenBy(provider);
  if (first !== provider) return [];
  return constructsOf(TerraformStack.of(provider)).flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct)) return [];
    const { scope } = construct.node;
    const isBare = SOURCE.of(scope) === undefined && GROUP.of(scope) === undefined;
    if (!isBare || !construct.terraformResourceType.startsWith("streamkap_")) return [];
    const problem = problemOfProviderUse(construct, construct);
    return problem === undefined ? [] : [`${construct.node.path}: ${problem}`];
  });
}

/** What is wrong with a resource that names no provider. cdktf itself reports a stack without any provider. */
function problemOfDefault(providers: readonly TerraformProvider[]): string | undefined {
  if (providers.length === 0 || providers.some(({ alias }) => alias === undefined)) return undefined;
  const all = providers.map(({ node, alias = "" }) => `${node.path} ("${alias}")`).join(" and ");
  return (
    `provider is left out, which means the one without an alias, and each of this stack has an alias: ${all}. Name one ` +
    `by "provider", or leave out the alias of one.`
  );
}

function isStreamkapProvider(value: unknown): value is TerraformProvider {
  return TerraformProvider.isTerraformProvider(value) && value.terraformResourceType === "streamkap";
}
