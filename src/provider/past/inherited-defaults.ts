/**
 * Version 2 of the official provider sent values of its own for some settings that were not configured. A source that
 * version 2 has created keeps such a value as long as the configuration does not set the setting, because nobody has
 * asked for a change. A configured value replaces the inherited one.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import type { ObjectValue, PrivateData } from "../../terraform/index.ts";
import { recall, remember, sameValue } from "../source/index.ts";

/**
 * At the first read of a source that version 2 has created, notes the settings that still have a value of version 2.
 *
 * @param stored private data of the source
 * @param prior the state before this read. It has a `revision` if this provider has read the source before. A state of
 *   the official provider has a `connector`; one of its version 2 lacks `connector_status`
 * @param found the state as this read found it
 * @returns the private data, with the note
 */
export function noteInherited(
  stored: PrivateData,
  prior: ObjectValue,
  found: ObjectValue,
  connector: Connector,
): PrivateData {
  const has = (name: string): boolean => (prior.get(name) ?? null) !== null;
  if (has("revision") || !has("connector") || has("connector_status")) return stored;
  const names = connector.settings
    .filter((setting) => hasFormerDefault(found, setting))
    .map(({ attribute }) => attribute);
  return names.length === 0 ? stored : { ...stored, ...remember({ inherited: names }) };
}

/** What {@link keepInherited} needs to know beside the plan. */
export interface Inheritance {
  /** The configuration that the plan was given. */
  readonly config: ObjectValue;
  /** State before the change. */
  readonly prior: ObjectValue;
  /** Private data before the change, where {@link noteInherited} has noted the names. */
  readonly stored: PrivateData;
  readonly connector: Connector;
}

/** The plan, in which a setting that is not configured keeps the value that the source has from version 2. */
export function keepInherited(
  planned: ObjectValue,
  { config, prior, stored, connector }: Inheritance,
): ObjectValue {
  const noted = recall(stored, "inherited") ?? [];
  const kept = connector.settings
    .filter((setting) => noted.includes(setting.attribute) && hasFormerDefault(prior, setting))
    .filter(({ attribute }) => (config.get(attribute) ?? null) === null)
    .map(({ attribute }) => [attribute, prior.get(attribute) ?? null] as const);
  return kept.length === 0 ? planned : new Map([...planned, ...kept]);
}

function hasFormerDefault(state: ObjectValue, { attribute, formerDefault }: Setting): boolean {
  return formerDefault !== undefined && sameValue(state.get(attribute) ?? null, formerDefault);
}
