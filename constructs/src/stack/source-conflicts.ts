import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { isInOutput } from "../tree/is-in-output";
import { StackView } from "../tree/stack-view";
import { SOURCE, type SourceFacts, sourcesAmong } from "./stack-sources";
import { writtenResource } from "./written-resource";

/** What no two sources of a stack may have both. */
interface Claim {
  /** Equal where the claims are. */
  readonly key: string;
  /** @param other the path of the source that claims the same, and comes first */
  readonly problem: (other: string) => string;
}

/** Who makes each claim first, in the order of the tree. */
const FIRST = new StackView((all) => {
  const first = new Map<string, SourceFacts>();
  for (const facts of sourcesAmong(all)) {
    for (const { key } of claimsOf(facts)) if (!first.has(key)) first.set(key, facts);
  }
  return first;
});

/** What is wrong between a source and those before it in the same stack; each but the first says so. */
export function problemsAmongSources(source: IConstruct): string[] {
  const facts = SOURCE.of(source);
  if (facts === undefined || !isInOutput(facts.resource)) return [];
  const first = FIRST.seenBy(source);
  return claimsOf(facts).flatMap(({ key, problem }) => {
    const other = first.get(key);
    if (other === undefined || other.source === source) return [];
    return [problem(other.source.node.path)];
  });
}

function claimsOf(facts: SourceFacts): Claim[] {
  return [claimOfName(facts), claimOfAddress(facts), ...claimsOfSettings(facts)].filter(
    (claim) => claim !== undefined,
  );
}

/** Such as the slot from which a source reads its database. Of two tenants, the database is still one. */
function claimsOfSettings({ className, uniqueValues }: SourceFacts): Claim[] {
  return uniqueValues().map(({ property, among, values, shown }) => ({
    key: JSON.stringify(["setting", property, values]),
    problem: (other) =>
      `${property} of ${className} is ${shown}, as that of ${other} is, and so are ${among.join(", ")}: ` +
      `Streamkap refuses the second. Give each a "${property}" of its own.`,
  }));
}

/** Two providers may be of two tenants. What is not known yet is compared with nothing. */
function claimOfName({ resource, name }: SourceFacts): Claim | undefined {
  if (typeof name !== "string" || Token.isUnresolved(name)) return undefined;
  return {
    key: JSON.stringify(["name", writtenResource(resource).provider, name]),
    problem: (other) =>
      `name is "${name}", which ${other} has too. A tenant has one source of a name: give each its own.`,
  };
}

/** Both would be written to one place, and one of the two be lost. */
function claimOfAddress({ resource }: SourceFacts): Claim {
  const { terraformResourceType: type, friendlyUniqueId: id } = resource;
  return {
    key: JSON.stringify(["address", type, id]),
    problem: (other) =>
      `Its address in Terraform is ${type}.${id}, which is that of ${other} too. Give each a logical id of its own.`,
  };
}
