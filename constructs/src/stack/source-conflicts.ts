import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { isInOutput } from "../tree/is-in-output";
import { StackView } from "../tree/stack-view";
import { SOURCE, type SourceFacts, sourcesAmong } from "./stack-sources";
import { writtenProvider } from "./written-resource";

/**
 * Claims something that only one source of a stack may have, such as a name.
 *
 * @param key equal for equal claims
 * @returns path of the source that has claimed the same before; undefined where this is the first
 */
type Claim = (key: string) => string | undefined;

/**
 * Source → its conflicts with sources that stand before it in the tree of the stack. Sources without conflicts are not in the
 * map, because there may be thousands.
 */
const CONFLICTS = new StackView((all) => {
  const conflicts = new Map<IConstruct, readonly string[]>();
  const first = new Map<string, IConstruct>();
  for (const facts of sourcesAmong(all)) {
    const { source } = facts;
    const problems = conflictsOf(facts, (key) => {
      const other = first.get(key);
      if (other === undefined) first.set(key, source);
      return other === undefined || other === source ? undefined : other.node.path;
    });
    if (problems.length > 0) conflicts.set(source, problems);
  }
  return conflicts;
});

/** The claims of a source that another source of the stack makes too. Each source but the first reports it. */
export function problemsAmongSources(source: IConstruct): readonly string[] {
  const facts = SOURCE.of(source);
  if (facts === undefined || !isInOutput(facts.resource)) return [];
  return CONFLICTS.seenBy(source).get(source) ?? [];
}

function conflictsOf(facts: SourceFacts, claim: Claim): string[] {
  return [
    conflictOfName(facts, claim),
    conflictOfAddress(facts, claim),
    ...conflictsOfSettings(facts, claim),
  ].filter((problem) => problem !== undefined);
}

/** Such as the replication slot of a database. Sources of two tenants can read one database, so tenants do not matter. */
function conflictsOfSettings({ className, uniqueValues }: SourceFacts, claim: Claim): (string | undefined)[] {
  return uniqueValues().map(({ property, among, values, shown }) => {
    const other = claim(`setting ${property} ${values}`);
    if (other === undefined) return undefined;
    return (
      `${property} of ${className} is ${shown}, as that of ${other} is, and so are ${among.join(", ")}: ` +
      `Streamkap refuses the second. Give each a "${property}" of its own.`
    );
  });
}

/** The name, for each provider apart: two providers may be of two tenants. A name that is not known yet is no claim. */
function conflictOfName({ resource, name }: SourceFacts, claim: Claim): string | undefined {
  if (typeof name !== "string" || Token.isUnresolved(name)) return undefined;
  const other = claim(`name ${JSON.stringify(name)} ${writtenProvider(resource)}`);
  if (other === undefined) return undefined;
  return `name is "${name}", which ${other} has too. A tenant has one source of a name: give each its own.`;
}

/** The Terraform address: of two resources with one address, the output would have only one. */
function conflictOfAddress({ resource }: SourceFacts, claim: Claim): string | undefined {
  const { terraformResourceType: type, friendlyUniqueId: id } = resource;
  const other = claim(`address ${type}.${id}`);
  if (other === undefined) return undefined;
  return `Its address in Terraform is ${type}.${id}, which is that of ${other} too. Give each a logical id of its own.`;
}
