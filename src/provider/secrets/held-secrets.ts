/**
 * Secrets that are write-only and that the plan was not given, since `ignore_changes` names them: they
 * stay what they are in Streamkap, and out of the state.
 */
import type { Connector } from "../../catalogue/index.ts";
import type { Source } from "../../streamkap/index.ts";
import { isUnknown, type ObjectValue } from "../../terraform/index.ts";
import { isMasked } from "./masked.ts";
import type { Fingerprint } from "../source/index.ts";
import { fingerprint, matchesFingerprint } from "./fingerprint.ts";
import type { SecretRecord } from "./secret-record.ts";
import { writeOnlyName } from "./secret-settings.ts";
import type { GivenSecrets } from "./written-secrets.ts";

export interface HeldContext {
  /** As the plan was given it. */
  readonly config: ObjectValue;
  readonly before: SecretRecord;
  /** As it is written. */
  readonly written: GivenSecrets;
}

/**
 * Whether the plan of an update leaves a secret as it is. One that was write-only stays so until the
 * configuration gives the stored argument, or is known to give neither.
 */
export function isHeld(attribute: string, { config, before, written }: HeldContext): boolean {
  const isGiven = (name: string): boolean => (config.get(name) ?? null) !== null;
  if (isGiven(attribute) || isGiven(writeOnlyName(attribute))) return false;
  return (written ?? before).has(attribute);
}

/** By which it is known again; undefined where nothing is known of it. */
export function heldFingerprint(
  attribute: string,
  prior: ObjectValue,
  before: SecretRecord,
): Fingerprint | undefined {
  const stored = prior.get(attribute) ?? null;
  const isStored = typeof stored === "string" && !isUnknown(stored) && stored !== "";
  return before.get(attribute) ?? (isStored ? fingerprint(stored) : undefined);
}

/** From where the value of a held secret may be known. */
export interface HeldKnowledge {
  /** The source as the API has it now, asked with secrets; undefined where it is gone. */
  readonly source: Source | undefined;
  /** The configuration's write-only values that the plan was not given. */
  readonly withheld: ObjectValue;
  /** Fingerprints of what was sent last. */
  readonly record: SecretRecord;
  readonly connector: Connector;
}

/**
 * The values of held secrets, to be sent along with a change, as Streamkap replaces the whole
 * configuration. What it shows counts; where it shows nothing, the value that is written in the
 * configuration does if it is the one that was sent last.
 *
 * @param names their stored attributes
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
    if (typeof echoed === "string" && echoed !== "" && !isMasked(echoed)) values.set(attribute, echoed);
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
