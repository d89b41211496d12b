import type { Connector } from "../../catalogue/index.ts";
import { isUnknown, type ObjectValue, type Value } from "../../terraform/index.ts";
import type { Fingerprint } from "../source/index.ts";
import { fingerprint, matchesFingerprint } from "./fingerprint.ts";
import { heldFingerprint, isHeld, type HeldContext } from "./held-secrets.ts";
import { keptSecret } from "./kept-secrets.ts";
import type { SecretRecord } from "./secret-record.ts";
import { secretSettings, versionName, writeOnlyName } from "./secret-settings.ts";

export interface PlannedSecrets {
  /** The plan, in which a secret that is write-only is null. */
  readonly planned: ObjectValue;
  /** Of the secrets as they will be. */
  readonly record: SecretRecord;
  /** The plan has to show a change, although no attribute of its own may. */
  readonly shown: boolean;
  /** There is a secret to be sent that was not sent before. */
  readonly sent: boolean;
  /** At least one secret is write-only. */
  readonly writeOnly: boolean;
  /** Stored attributes of the write-only secrets that stay as they are in Streamkap. */
  readonly held: readonly string[];
  /** Stored attributes of write-only secrets that the state still holds, and that this plan is the first to note. */
  readonly kept: readonly string[];
}

/**
 * What becomes of the secrets. A write-only value is another one where its version is, or, without
 * a version, where it does not fit the fingerprint of the last one that was sent or echoed.
 *
 * @param prior null for a create
 */
export function planSecrets(
  planned: ObjectValue,
  prior: ObjectValue | null,
  context: HeldContext,
  connector: Connector,
): PlannedSecrets {
  const { config, before } = context;
  const result = new Map(planned);
  const record = new Map<string, Fingerprint>();
  const changes: SecretChange[] = [];
  const held: string[] = [];
  const kept: string[] = [];
  let writeOnly = false;
  for (const { attribute } of secretSettings(connector)) {
    const value = config.get(writeOnlyName(attribute)) ?? null;
    const last = before.get(attribute);
    if (prior !== null && isHeld(attribute, context)) {
      held.push(attribute);
      result.set(attribute, null);
      const known = heldFingerprint(attribute, prior, before);
      if (known !== undefined) record.set(attribute, known);
      continue;
    }
    const stored = prior === null ? undefined : keptSecret(attribute, prior, context);
    if (stored !== undefined && last === undefined) kept.push(attribute);
    if (stored !== undefined && value === null) {
      record.set(attribute, last ?? fingerprint(stored));
      if (last === undefined) changes.push(noting);
      continue;
    }
    if (value === null) {
      // Was write-only, and is given no more: it is to be reset, and nothing in the state shows it.
      if (last !== undefined && !planned.get(attribute)) changes.push(sending);
      continue;
    }
    writeOnly = true;
    // Both are given only while one of them is unknown, and null once it is known.
    if ((config.get(attribute) ?? null) === null) result.set(attribute, null);
    const next = nextFingerprint(value, last);
    if (next !== undefined) record.set(attribute, next);
    const version = versionName(attribute);
    if (prior !== null)
      changes.push(change(planned.get(version) ?? null, prior.get(version) ?? null, last, next));
  }
  return {
    planned: result,
    record,
    shown: changes.some(({ shown }) => shown),
    sent: changes.some(({ sent }) => sent),
    writeOnly,
    held,
    kept,
  };
}

type SecretChange = Pick<PlannedSecrets, "shown" | "sent">;

const sending: SecretChange = { shown: true, sent: true };
/** Nothing is sent, and what is noted of the secret is stored only with a change. */
const noting: SecretChange = { shown: true, sent: false };

/** Undefined while the value is not known. The salt stays as long as the value does, so that plans agree. */
function nextFingerprint(value: Value, last: Fingerprint | undefined): Fingerprint | undefined {
  if (isUnknown(value) || typeof value !== "string") return undefined;
  if (last === undefined || !matchesFingerprint(value, last)) return fingerprint(value);
  return { salt: last.salt, hash: last.hash };
}

/**
 * With a version only that counts: the value may differ each time that it is looked at, and between
 * a plan and its apply. So what such a plan shows must not depend on the value.
 */
function change(
  version: Value,
  priorVersion: Value,
  last: Fingerprint | undefined,
  next: Fingerprint | undefined,
): SecretChange {
  const another = next === undefined || last?.hash !== next.hash;
  if (version === null || last === undefined) return { shown: another, sent: another };
  const shown = version !== priorVersion || last.drifted === true;
  return { shown, sent: shown && (another || last.drifted === true) };
}
