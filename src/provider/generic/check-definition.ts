import {
  attributePath,
  error,
  isMap,
  isUnknown,
  nearest,
  type Diagnostic,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";
import { conditionsHold, describeCondition } from "./conditions.ts";
import type { Definition, SettingDefinition } from "./definition.ts";
import { settingName, settingPath } from "./setting-name.ts";
import { sameMeaning } from "./same-meaning.ts";

const maps = ["config", "config_secret", "config_secret_wo"] as const;

/** A configuration beside what Streamkap says of its connector. What is unknown is not judged. */
export function checkDefinition(config: ObjectValue, definition: Definition): Diagnostic[] {
  const given = maps.flatMap((argument): Given[] => {
    const own = config.get(argument) ?? null;
    return isMap(own) ? [...own].map(([key, value]) => ({ argument, key, value })) : [];
  });
  const isWhole = maps.every((argument) => !isUnknown(config.get(argument) ?? null));
  const values: ReadonlyMap<string, Value> = new Map(
    given.map(({ key, value }): [string, Value] => [key, value]),
  );
  return [
    ...given.flatMap((own) => checkGiven(own, definition)),
    ...(isWhole ? missing(values, definition) : []),
  ];
}

interface Given {
  readonly argument: (typeof maps)[number];
  readonly key: string;
  readonly value: Value;
}

function checkGiven({ argument, key, value }: Given, definition: Definition): Diagnostic[] {
  const path = settingPath(argument, key);
  const setting = definition.settings.get(key);
  if (setting === undefined) return [unknownKey(key, argument, definition)];
  if (setting.readOnly) {
    return [
      error(
        `${key} is made by Streamkap`,
        `A configuration cannot set it. Remove it from ${argument}.`,
        path,
      ),
    ];
  }
  if (setting.secret && argument === "config" && value !== null) return [exposed(key)];
  return checkChoice(setting, value, argument);
}

function unknownKey(
  key: string,
  argument: Given["argument"],
  { displayName, settings }: Definition,
): Diagnostic {
  const keys = [...settings.values()].filter(({ readOnly }) => !readOnly).map((setting) => setting.key);
  const meant = nearest(key, keys);
  return error(
    `${displayName} has no setting ${key}`,
    meant === undefined ? `Its settings are ${keys.join(", ")}.` : `Did you mean ${JSON.stringify(meant)}?`,
    settingPath(argument, key),
  );
}

/** An error, for a warning would stand below a plan that shows the secret; to move it costs nothing. */
function exposed(key: string): Diagnostic {
  return error(
    `${key} is a secret`,
    `What is in config stands in plans and logs. Move it to config_secret_wo, which is never stored (Terraform and ` +
      "OpenTofu ≥ 1.11), or to config_secret, which is stored in the state.",
    settingPath("config", key),
  );
}

function checkChoice(
  { key, choices, secret }: SettingDefinition,
  value: Value,
  argument: Given["argument"],
): Diagnostic[] {
  if (typeof value !== "string" || value === "" || choices.length === 0) return [];
  if (choices.some((choice) => sameMeaning(choice, value))) return [];
  const hidden = secret || argument !== "config";
  const meant = hidden ? undefined : nearest(value, choices);
  const found = hidden ? "The value, which is hidden," : JSON.stringify(value);
  const allowed = choices.map((choice) => JSON.stringify(choice)).join(", ");
  return [
    error(
      `Invalid value for ${key}`,
      `${found} is not allowed: it must be one of ${allowed}.` +
        (meant === undefined ? "" : ` Did you mean ${JSON.stringify(meant)}?`),
      settingPath(argument, key),
    ),
  ];
}

function missing(values: ReadonlyMap<string, Value>, definition: Definition): Diagnostic[] {
  const { displayName, settings } = definition;
  const effective = (key: string): Value => values.get(key) ?? settings.get(key)?.default ?? null;
  return [...settings.values()]
    .filter(({ key, required, readOnly }) => required && !readOnly && isMissing(values.get(key) ?? null))
    .filter(({ conditions }) => conditionsHold(conditions, effective) === true)
    .map(({ key, secret, description, conditions }) => {
      const conditional =
        conditions.length === 0 ? "" : ` when ${conditions.map(describeCondition).join(" and ")}`;
      const where = secret
        ? "config_secret_wo, which is never stored (Terraform and OpenTofu ≥ 1.11), or to config_secret"
        : "config";
      return error(
        `Missing setting ${key}`,
        `${displayName} requires it${conditional}. Add it to ${where}.` +
          (description === "" ? "" : `\n\n${settingName("config", key)}: ${description}`),
        attributePath(secret ? "config_secret" : "config"),
      );
    });
}

function isMissing(value: Value): boolean {
  return value === null || value === "";
}
