import type { Connector } from "../../catalogue/index.ts";
import type { ObjectValue } from "../../terraform/index.ts";
import { fingerprint, matchesFingerprint } from "./fingerprint.ts";
import type { SecretRecord } from "./secret-record.ts";
import { secretSettings } from "./secret-settings.ts";

/**
 * A state as read, in which what is write-only is null. What the API says of it goes into the
 * record, where the next plan sees that somebody else has changed it; a masked secret says nothing.
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
    // Where no secret is shown, one that has a default is read as that: empty.
    if (typeof echoed === "string" && echoed !== "" && !matchesFingerprint(echoed, last)) {
      record.set(attribute, { ...fingerprint(echoed), drifted: true });
    }
    result.set(attribute, null);
  }
  return { state: result, record };
}
