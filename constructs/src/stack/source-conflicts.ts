import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { isInOutput } from "../tree/is-in-output";
import { StackView } from "../tree/stack-view";
import { SOURCE, type SourceFacts, sourcesAmong } from "./stack-sources";
import { writtenResource } from "./written-resource";

/** Something that only one source of a stack may have, such as a name. */
interface Claim {
  /** Equal for equal claims. */
  readonly key: string;
  /** @param other path of the first source with the same claim */
  readonly problem: (other: string) => string;
}

/** The claims of each source of a stack, and which source makes each first, in the order of the tree. */
const CLAIMS = new StackView((all) => {
  const claims = new Map<SourceFacts, readonly Claim[]>();
  const first = new Map<string, SourceFacts>();
  for (const facts of sourcesAmong(all)) {
    claims.set(facts, claimsOf(facts));
    for (const { key } of claims.get(facts) ?? []) if (!first.has(key)) first.set(key, facts);
  }
  return { claims, first };
});

/** The claims of a source that another source of the stack makes too. Each source but the first reports it. */
export function problemsAmongSources(source: IConstruct): string[] {
  const facts = SOURCE.of(source);
  if (facts === undefined || !isInOutput(facts.resource)) return [];
  const { claims, first } = CLAIMS.seenBy(source);
  return (claims.get(facts) ?? []).flatMap(({ key, problem }) => {
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

/** Such as the replication slot of a database. Sources of two tenants can read one database, so tenants do not matter. */
function claimsOfSettings({ className, uniqueValues }: SourceFacts): Claim[] {
  return uniqueValues().map(({ property, among, values, shown }) => ({
    key: JSON.stringify(["setting", property, values]),
    problem: (other) =>
      `${property} of ${className} is ${shown}, as that of ${other} is, and so are ${among.join(", ")}: ` +
      `Streamkap refuses the second. Give each a "${property}" of its own.`,
  }));
}

/** The name, for each provider apart: two providers may be of two tenants. A name that is not known yet is no claim. */
function claimOfName({ resource, name }: SourceFacts): Claim | undefined {
  if (typeof name !== "string" || Token.isUnresolved(name)) return undefined;
  return {
    key: JSON.stringify(["name", writtenResource(resource).provider, name]),
    problem: (other) =>
      `name is "${name}", which ${other} has too. A tenant has one source of a name: give each its own.`,
  };
}

/** The Terraform address: of two resources with one address, the output would have only one. */
function claimOfAddress({ resource }: SourceFacts): Claim {
  const { terraformResourceType: type, friendlyUniqueId: id } = resource;
  return {
    key: JSON.stringify(["address", type, id]),
    problem: (other) =>
      `Its address in Terraform is ${type}.${id}, which is that of ${other} too. Give each a logical id of its own.`,
  };
}
