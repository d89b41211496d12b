import type { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { Brand } from "../names/brand";
import type { UniqueValue } from "../settings/unique-values";
import { isInOutput } from "../tree/is-in-output";

/** What other constructs of a stack need to know of a source. */
export interface SourceFacts {
  readonly source: IConstruct;
  readonly resource: TerraformResource;
  readonly name: unknown;
  /** What messages call the class of its settings. */
  readonly className: string;
  /** What no other source of the stack may have as well. Looked up at synth. */
  readonly uniqueValues: () => readonly UniqueValue[];
  /** The StreamkapSourcesReady that waits for the source; undefined where nothing does. */
  readonly group: IConstruct | undefined;
}

/** Marks each StreamkapSource. */
export const SOURCE = new Brand<SourceFacts>("source");

/** What other constructs of a stack need to know of a StreamkapSourcesReady. */
interface GroupFacts {
  /** Id of a group that sources join by default; undefined for a group that sources have to name. */
  readonly defaultId: string | undefined;
  /** Whether this package has made the group. It is in the output only while it has a source to wait for. */
  readonly isOwn: boolean;
}

/** Marks each StreamkapSourcesReady. */
export const GROUP = new Brand<GroupFacts>("sources-ready");

/** The sources among some constructs, without those whose resource is not in the output. */
export function sourcesAmong(constructs: readonly IConstruct[]): SourceFacts[] {
  return constructs
    .map((construct) => SOURCE.of(construct))
    .filter((facts) => facts !== undefined)
    .filter(({ resource }) => isInOutput(resource));
}

/** Whether a group waits for a source. */
export function isMember({ group }: SourceFacts, of: IConstruct): boolean {
  const id = GROUP.of(of)?.defaultId;
  return group === of || (id !== undefined && GROUP.of(group)?.defaultId === id);
}
