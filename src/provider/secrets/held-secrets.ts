/**
 * Held secrets: write-only secrets that Terraform does not give to the plan, because `ignore_changes` names them. They
 * stay what they are in Streamkap, and no state holds them.
 */
import type { Connector } from "../../catalogue/index.ts";
import type { Source } from "../../streamkap/index.ts";
import { isUnknown, type ObjectValue } from "../../terraform/index.ts";
import { isShown } from "./masked.ts";
import type { Fingerprint } from "../source/index.ts";
import { fingerprint, matchesFingerprint } from "./fingerprint.ts";
import type { SecretRecord } from "./secret-record.ts";
import { writeOnlyName } from "./secret-settings.ts";
import type { GivenSecrets } from "./written-secrets.ts";

/** What tells a held secret from one that was removed. */
export interface HeldContext {
  /** The configuration that the plan was given. `ignore_changes` has already taken arguments out of it. */
  readonly config: ObjectValue;
  /** Fingerprints before this plan. */
  readonly before: SecretRecord;
  /** The secrets that the configuration gives write-only, as it is written. */
  readonly written: GivenSecrets;
}

/**
 * Whether the plan of an update leaves a write-only secret as it is in Streamkap. This is so if the plan is given
 * neither of the two arguments, although the configuration is written with the write-only one. If it is not known how
 * the configuration is written, a secret that was write-only so far stays as it is.
 */
export function isHeld(attribute: string, { config, before, written }: HeldContext): boolean {
  const isGiven = (name: string): boolean => (config.get(name) ?? null) !== null;
  if (isGiven(attribute) || isGiven(writeOnlyName(attribute))) return false;
  return (written ?? before).has(attribute);
}

/**
 * The fingerprint of a held secret: the recorded one, or else one of the value that the state still holds. Undefined if
 * there is neither.
 */
export function heldFingerprint(
  attribute: string,
  prior: ObjectValue,
  before: SecretRecord,
): Fingerprint | undefined {
  const stored = prior.get(attribute) ?? null;
  const isStored = typeof stored === "string" && !isUnknown(stored) && stored !== "";
  return before.get(attribute) ?? (isStored ? fingerprint(stored) : undefined);
}

/** What may tell the value of a held secret. */
export interface HeldKnowledge {
  /** The source as the API has it now, asked for with its secrets; undefined if it is gone. */
  readonly source: Source | undefined;
  /** The configuration's write-only values that the plan was not given. */
  readonly withheld: ObjectValue;
  /** Fingerprints of the secrets that were sent last. */
  readonly record: SecretRecord;
  readonly connector: Connector;
}

/**
 * The values of held secrets. A change has to send them, because a PUT replaces the whole configuration in Streamkap.
 * The value that Streamkap shows counts. If it shows none, the value that is written in the configuration counts,
 * provided that its fingerprint is that of the value that was sent last.
 *
 * @param names stored attributes of the held secrets
 * @returns the values by attribute, and the names of those that cannot be told
 */
export function heldValues(
  names: readonly string[],
  { source, withheld, record, connector }: HeldKnowledge,
): { readonly values: ReadonlyMap<string, string>; readonly untold: readonly string[] } {
  const values = new Map<string, string>();
  for (const { attribute, wire } of connector.settings.filter((own) => names.includes(own.attribute))) {
    const echoed = source?.config?.[wire] ?? null;
    const written = withheld.get(writeOnlyName(attribute));
    const last = record.get(attribute);
    if (typeof echoed === "string" && isShown(echoed)) values.set(attribute, echoed);
    else if (
      typeof written === "string" &&
      last !== undefined &&
      last.drifted !== true &&
      matchesFingerprint(written, last)
    )
      values.set(attribute, written);
  }
  return { values, untold: names.filter((name) => !values.has(name)) };
}
