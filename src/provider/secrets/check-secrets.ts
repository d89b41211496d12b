import type { Connector, Setting } from "../../catalogue/index.ts";
import {
  attributePath,
  error,
  isGiven,
  isNull,
  type Diagnostic,
  type ObjectValue,
} from "../../terraform/index.ts";
import { secretSettings, versionName, writeOnlyName } from "./secret-settings.ts";

/**
 * Checks that no secret is given both stored and write-only, that a required secret is given in one of these ways, and
 * that no version stands without its write-only secret. An unknown value breaks none of these rules.
 */
export function checkSecrets(config: ObjectValue, connector: Connector): Diagnostic[] {
  return secretSettings(connector).flatMap((setting) => {
    const { attribute, required = false } = setting;
    const twin = writeOnlyName(attribute);
    if (isGiven(config, attribute) && isGiven(config, twin)) return [both(attribute)];
    if (isGiven(config, versionName(attribute)) && isNull(config, twin)) return [versionOnly(attribute)];
    return required && isNull(config, attribute) && isNull(config, twin) ? [missingSecret(setting)] : [];
  });
}

function missingSecret({ attribute, description }: Setting): Diagnostic {
  return error(
    `Missing value for ${attribute}`,
    `${attribute} is required, and is absent or null. Set ${writeOnlyName(attribute)}, which is never stored ` +
      `(Terraform and OpenTofu ≥ 1.11), or ${attribute}, which is stored in the state.\n\n${attribute}: ${description}`,
    attributePath(attribute),
  );
}

function both(attribute: string): Diagnostic {
  const twin = writeOnlyName(attribute);
  return error(
    `${attribute} and ${twin} are both set`,
    `They give the same secret. Keep ${twin}, which is never stored, or ${attribute}, and remove the other.`,
    attributePath(twin),
  );
}

function versionOnly(attribute: string): Diagnostic {
  const [twin, version] = [writeOnlyName(attribute), versionName(attribute)];
  return error(
    `${version} without ${twin}`,
    `${version} says when ${twin} is sent again, but ${twin} is not set. Set ${twin}, or remove ${version}.`,
    attributePath(version),
  );
}
