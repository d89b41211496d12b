import type { Connector } from "../../catalogue/index.ts";
import type { ObjectValue } from "../../terraform/index.ts";
import { secretSettings, writeOnlyName } from "./secret-settings.ts";

/**
 * The plan, in which the stored attribute of each write-only secret holds the write-only value. This is what the API is
 * sent. It must never become a state, and no error may show its secrets.
 */
export function withSecrets(planned: ObjectValue, config: ObjectValue, connector: Connector): ObjectValue {
  const given = secretSettings(connector)
    .map(({ attribute }) => [attribute, config.get(writeOnlyName(attribute)) ?? null] as const)
    .filter(([, value]) => value !== null);
  return new Map([...planned, ...given]);
}

/** Write-only values that `ignore_changes` kept from the plan. Streamkap may have them, so no error may show them. */
export function withheldTexts(withheld: ObjectValue, connector: Connector): string[] {
  return secretSettings(connector)
    .map(({ attribute }) => withheld.get(writeOnlyName(attribute)))
    .filter((value) => typeof value === "string");
}

/** Stored attributes of the secrets that the configuration gives write-only. No answer may put them into the state. */
export function writeOnlySecrets(config: ObjectValue, connector: Connector): ReadonlySet<string> {
  const names = secretSettings(connector).map(({ attribute }) => attribute);
  return new Set(names.filter((attribute) => (config.get(writeOnlyName(attribute)) ?? null) !== null));
}
