import type { Connector } from "../../catalogue/index.ts";
import type { ObjectValue } from "../../terraform/index.ts";
import { secretSettings, writeOnlyName } from "./secret-settings.ts";

/** The plan with write-only values in their places: what is sent, and what no error may show. Never a state. */
export function withSecrets(planned: ObjectValue, config: ObjectValue, connector: Connector): ObjectValue {
  const given = secretSettings(connector)
    .map(({ attribute }) => [attribute, config.get(writeOnlyName(attribute)) ?? null] as const)
    .filter(([, value]) => value !== null);
  return new Map([...planned, ...given]);
}

/** Write-only values that the plan was not given: Streamkap may have them, so no error may show them. */
export function withheldTexts(withheld: ObjectValue, connector: Connector): string[] {
  return secretSettings(connector)
    .map(({ attribute }) => withheld.get(writeOnlyName(attribute)))
    .filter((value) => typeof value === "string");
}

/** Names of the secrets that the configuration gives write-only: no answer may put them into the state. */
export function writeOnlySecrets(config: ObjectValue, connector: Connector): ReadonlySet<string> {
  const names = secretSettings(connector).map(({ attribute }) => attribute);
  return new Set(names.filter((attribute) => (config.get(writeOnlyName(attribute)) ?? null) !== null));
}
