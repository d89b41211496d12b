import {
  attributePath,
  error,
  integer,
  isMap,
  isUnknown,
  nearest,
  parseNumber,
  unknown,
  warning,
  type Diagnostic,
  type ObjectValue,
  type Value,
} from "../../../../terraform/index.ts";
import { hasForm, type TextForm } from "../../../../catalogue/index.ts";
import { formProblem } from "../../setting-validators.ts";
import { conditionsHold, describeCondition } from "./conditions.ts";
import type { Definition, SettingDefinition } from "./definition.ts";
import { sameMeaning, settingName, settingPath } from "../maps/index.ts";

const maps = ["config", "config_secret", "config_secret_wo"] as const;

/**
 * Holds a configuration against Streamkap's description of its connector. An unknown value is not judged.
 *
 * @param forms how texts must look, by the key of the setting; Streamkap's description does not tell that
 * @param held keys of secrets that have a value in Streamkap, although the configuration does not show them
 */
export function checkDefinition(
  config: ObjectValue,
  definition: Definition,
  forms: ReadonlyMap<string, TextForm> = new Map(),
  held: ReadonlySet<string> = new Set(),
): Diagnostic[] {
  const given = maps.flatMap((argument): Given[] => {
    const own = config.get(argument) ?? null;
    return isMap(own) ? [...own].map(([key, value]) => ({ argument, key, value })) : [];
  });
  const isWhole = maps.every((argument) => !isUnknown(config.get(argument) ?? null));
  // A key may stand in two maps if it is null in one of them.
  const values: ReadonlyMap<string, Value> = new Map([
    ...[...held].map((key): [string, Value] => [key, unknown]),
    ...given.filter(({ value }) => value !== null).map(({ key, value }): [string, Value] => [key, value]),
  ]);
  return [
    ...given.flatMap((own) => [...checkGiven(own, definition), ...checkForm(own, forms.get(own.key))]),
    ...(isWhole ? [...missing(given, values, definition), ...ineffective(given, values, definition)] : []),
  ];
}

/** One element of the maps. */
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
  if (setting.secret && argument === "config" && value !== null && !isUnknown(value)) return [exposed(key)];
  return [...checkChoice(setting, value, argument), ...checkNumber(setting, value, argument)];
}

/** Checks a number, which the maps hold as text. The error shows the text unless it is a secret. */
function checkNumber(
  { key, number: bounds, secret }: SettingDefinition,
  value: Value,
  argument: Given["argument"],
): Diagnostic[] {
  if (bounds === undefined || isEmpty(value) || typeof value !== "string") return [];
  const path = settingPath(argument, key);
  const sensitive = secret || argument !== "config";
  const number = parseNumber(value.trim());
  const summary = `Invalid value for ${key}`;
  if (number !== undefined)
    return integer(bounds)(number, { path, sensitive }).map((diagnostic) => ({ ...diagnostic, summary }));
  const found = sensitive ? "The value, which is hidden," : JSON.stringify(value);
  return [error(summary, `${found} is not allowed: it must be a whole number.`, path)];
}

function checkForm({ argument, key, value }: Given, form: TextForm | undefined): Diagnostic[] {
  if (form === undefined || typeof value !== "string" || hasForm(form, value)) return [];
  const problem = formProblem(form, value, argument !== "config");
  return [error(`Invalid value for ${key}`, problem, settingPath(argument, key))];
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

/**
 * The error for a secret in `config`. It is no warning: a warning would stand below a plan that shows the secret.
 * Moving the secret to another map costs the user nothing.
 */
function exposed(key: string): Diagnostic {
  return error(
    `${key} is a secret`,
    `Plans and logs show what is in config. Move it to config_secret_wo, which is never stored (Terraform and ` +
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

function missing(
  given: readonly Given[],
  values: ReadonlyMap<string, Value>,
  definition: Definition,
): Diagnostic[] {
  const { displayName, settings } = definition;
  const effective = (key: string): Value => values.get(key) ?? settings.get(key)?.default ?? null;
  return [...settings.values()]
    .filter(({ key, required, readOnly }) => required && !readOnly && isEmpty(values.get(key) ?? null))
    .filter(({ conditions }) => conditionsHold(conditions, effective) === true)
    .map(({ key, secret, description, conditions }) => {
      const conditional =
        conditions.length === 0 ? "" : ` when ${conditions.map(describeCondition).join(" and ")}`;
      const where = secret
        ? "config_secret_wo, which is never stored (Terraform and OpenTofu ≥ 1.11), or to config_secret"
        : "config";
      const empty = given.find((own) => own.key === key && own.value !== null);
      return error(
        `Missing setting ${key}`,
        `${displayName} requires it${conditional}` +
          (empty === undefined
            ? `. Add it to ${where}.`
            : `, and it is empty in ${empty.argument}. Give it a value there.`) +
          (description === "" ? "" : `\n\n${settingName("config", key)}: ${description}`),
        empty === undefined
          ? attributePath(secret ? "config_secret" : "config")
          : settingPath(empty.argument, key),
      );
    });
}

/** Warns of settings that Streamkap accepts without looking at them. A condition of an unknown kind is not judged. */
function ineffective(
  given: readonly Given[],
  values: ReadonlyMap<string, Value>,
  { displayName, settings }: Definition,
): Diagnostic[] {
  const effective = (key: string): Value => {
    const own = values.get(key) ?? null;
    return isEmpty(own) ? (settings.get(key)?.default ?? null) : own;
  };
  const nowOf = (key: string): string => {
    const value = effective(key);
    const isShown = typeof value === "string" && settings.get(key)?.secret === false;
    return isShown
      ? `, but ${key} is ${JSON.stringify(value)}${isEmpty(values.get(key) ?? null) ? " by default" : ""}`
      : "";
  };
  return given.flatMap(({ argument, key, value }) => {
    const setting = settings.get(key);
    if (setting === undefined || setting.readOnly || isEmpty(value) || isUnknown(value)) return [];
    if (setting.default !== undefined && sameMeaning(setting.default, value)) return [];
    const unmet = setting.conditions.filter(
      (condition) =>
        condition !== undefined &&
        effective(condition.key) !== null &&
        conditionsHold([condition], effective) === false,
    );
    if (unmet.length === 0) return [];
    return [
      warning(
        `${key} has no effect`,
        `${displayName} looks at it only where ${unmet.map(describeCondition).join(" and ")}` +
          `${unmet.map((condition) => nowOf(condition?.key ?? "")).join("")}. Change ` +
          `${unmet.map((condition) => condition?.key ?? "").join(" and ")}, or remove ${key} from ${argument}.`,
        settingPath(argument, key),
      ),
    ];
  });
}

/** Whether a value is null, or a text that the API takes for no value. */
function isEmpty(value: Value): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}
