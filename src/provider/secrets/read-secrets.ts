import type { Connector } from "../../catalogue/index.ts";
import type { ObjectValue } from "../../terraform/index.ts";
import { fingerprint, matchesFingerprint } from "./fingerprint.ts";
import type { SecretRecord } from "./secret-record.ts";
import { secretSettings } from "./secret-settings.ts";

/**
 * Takes write-only secrets out of a state that was read. If the API shows another value than the one that was sent, the
 * record notes it as drifted, so that the next plan sees the change from outside. A masked secret tells nothing.
 *
 * @param state the state as read, with the secrets that the API shows
 * @param before fingerprints of the secrets that were sent
 */
export function readSecrets(
  state: ObjectValue,
  before: SecretRecord,
  connector: Connector,
): { readonly state: ObjectValue; readonly record: SecretRecord } {
  const result = new Map(state);
  const record = new Map(before);
  for (const { attribute } of secretSettings(connector)) {
    const last = before.get(attribute);
    if (last === undefined) continue;
    const echoed = state.get(attribute);
    // "" says nothing of the secret: a secret with the default "" is read as "" if the API does not show it.
    if (typeof echoed === "string" && echoed !== "" && !matchesFingerprint(echoed, last)) {
      record.set(attribute, { ...fingerprint(echoed), drifted: true });
    }
    result.set(attribute, null);
  }
  return { state: result, record };
}
