/**
 * Settings that version 2 of the official provider gave a value of its own where nothing was
 * configured. A source that comes from there keeps it while the configuration says nothing, as
 * nobody has asked for a change; anything that is configured ends that.
 */
import type { Connector, Setting } from "../../catalogue/index.ts";
import type { ObjectValue, PrivateData } from "../../terraform/index.ts";
import { recall, remember, sameValue } from "../source/index.ts";

/**
 * At the first read of a source, notes what it has from there.
 *
 * @param prior as stored; read by us before, it has a `revision`; version 2 alone has no `connector_status`
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

/** What a plan keeps inherited values by. */
export interface Inheritance {
  /** As the plan was given it. */
  readonly config: ObjectValue;
  /** State before the change. */
  readonly prior: ObjectValue;
  /** Private data before the change, where {@link noteInherited} has noted the names. */
  readonly stored: PrivateData;
  readonly connector: Connector;
}

/** A plan in which what was inherited stays. */
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
