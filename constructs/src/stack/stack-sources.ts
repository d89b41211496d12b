import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { Brand } from "../names/brand";
import type { UniqueValue } from "../settings/unique-values";
import { isInOutput } from "../tree/is-in-output";

/** What the rest of a stack has to know of a source. */
export interface SourceFacts {
  readonly source: IConstruct;
  readonly resource: TerraformResource;
  readonly name: unknown;
  /** What messages call the class of its settings. */
  readonly className: string;
  /** What no other source of the stack may have as well. Looked up at synth. */
  readonly uniqueValues: () => readonly UniqueValue[];
  /** What waits for it, a StreamkapSourcesReady; undefined: nothing. */
  readonly group: IConstruct | undefined;
}

/** On each StreamkapSource. */
export const SOURCE = new Brand<SourceFacts>("source");

/** What the rest of a stack has to know of a StreamkapSourcesReady. */
interface GroupFacts {
  /** Of the sources that name no other group; undefined: of those that name it. */
  readonly defaultId: string | undefined;
  /** Made by this package, and in the output only where a source is left to wait for. */
  readonly isOwn: boolean;
}

/** On each StreamkapSourcesReady. */
export const GROUP = new Brand<GroupFacts>("sources-ready");

/** The sources among these, without those whose resource was moved to another. */
export function sourcesAmong(constructs: readonly IConstruct[]): SourceFacts[] {
  return constructs
    .map((construct) => SOURCE.of(construct))
    .filter((facts) => facts !== undefined)
    .filter(({ resource }) => isInOutput(resource));
}

/** Whether the source has the group to wait for it. */
export function isMember({ group }: SourceFacts, of: IConstruct): boolean {
  const id = GROUP.of(of)?.defaultId;
  return group === of || (id !== undefined && GROUP.of(group)?.defaultId === id);
}
