import type { Connector } from "../../catalogue/index.ts";
import type { Source } from "../../streamkap/index.ts";
import type { ObjectValue } from "../../terraform/index.ts";
import { fingerprint, matchesFingerprint } from "./fingerprint.ts";
import { isShown } from "./masked.ts";
import type { SecretRecord } from "./secret-record.ts";
import { secretSettings } from "./secret-settings.ts";

/**
 * Takes write-only secrets out of a state that was read. If the API shows another value than the one that was sent, the
 * record notes it as drifted, so that the next plan sees the change from outside. A masked secret tells nothing.
 *
 * @param state the state as read. If the API shows no secret, it has the secret of the state before
 * @param before fingerprints of the secrets that were sent
 * @param source the source as the API shows it to those who ask for secrets; undefined if nobody has asked
 */
export function readSecrets(
  state: ObjectValue,
  before: SecretRecord,
  connector: Connector,
  source: Source | undefined,
): { readonly state: ObjectValue; readonly record: SecretRecord } {
  const result = new Map(state);
  const record = new Map(before);
  for (const { attribute, wire } of secretSettings(connector)) {
    const last = before.get(attribute);
    if (last === undefined) continue;
    // What the state before has is no sign of a change: an import may have stored another value than was sent since.
    const echoed = isShown(source?.config?.[wire] ?? null) ? state.get(attribute) : null;
    if (typeof echoed === "string" && echoed !== "" && !matchesFingerprint(echoed, last)) {
      record.set(attribute, { ...fingerprint(echoed), drifted: true });
    }
    result.set(attribute, null);
  }
  return { state: result, record };
}
