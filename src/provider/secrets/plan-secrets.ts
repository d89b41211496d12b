import type { Connector } from "../../catalogue/index.ts";
import { isUnknown, type ObjectValue, type Value } from "../../terraform/index.ts";
import type { Fingerprint } from "../source/index.ts";
import { fingerprint, matchesFingerprint } from "./fingerprint.ts";
import { heldFingerprint, isHeld, type HeldContext } from "./held-secrets.ts";
import { keptSecret } from "./kept-secrets.ts";
import type { SecretRecord } from "./secret-record.ts";
import { secretSettings, versionName, writeOnlyName } from "./secret-settings.ts";

/** What a plan decides about the secrets of a source. */
export interface PlannedSecrets {
  /** The plan, in which the stored attribute of each write-only secret is null. */
  readonly planned: ObjectValue;
  /** Fingerprints of the write-only secrets as they are after the apply. */
  readonly record: SecretRecord;
  /** Whether the plan has to show a change. No attribute of a write-only secret can show one. */
  readonly shown: boolean;
  /** Whether the apply has to send a secret that was not sent before. */
  readonly sent: boolean;
  /** Whether the configuration gives at least one secret write-only. */
  readonly writeOnly: boolean;
  /** Stored attributes of the write-only secrets that stay as they are in Streamkap. */
  readonly held: readonly string[];
  /** Stored attributes of write-only secrets that the state still holds, and that this plan is the first to note. */
  readonly kept: readonly string[];
}

/**
 * Decides what becomes of each secret. A write-only value counts as changed if its version has changed. Without a
 * version it counts as changed if it does not match the fingerprint of the value that was sent or shown last.
 *
 * @param planned the plan so far
 * @param prior the state before the change; null for a create
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
      // The configuration no longer gives a secret that was write-only. No attribute shows that it must be reset.
      if (last !== undefined && !planned.get(attribute)) changes.push(sending);
      continue;
    }
    writeOnly = true;
    // A configuration may give both arguments only while one is unknown, and that one must turn out null.
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
/** No secret is sent. The plan shows a change because Terraform stores the new fingerprint only with a change. */
const noting: SecretChange = { shown: true, sent: false };

/**
 * The fingerprint of a value that is to be sent; undefined while the value is unknown. An unchanged value keeps its
 * salt, so that two plans of the same value are equal.
 */
function nextFingerprint(value: Value, last: Fingerprint | undefined): Fingerprint | undefined {
  if (isUnknown(value) || typeof value !== "string") return undefined;
  if (last === undefined || !matchesFingerprint(value, last)) return fingerprint(value);
  return { salt: last.salt, hash: last.hash };
}

/**
 * Whether a write-only value has changed. While a version is set, the version alone decides what the plan shows: the
 * value may be another one each time it is evaluated, so also between a plan and its apply.
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
