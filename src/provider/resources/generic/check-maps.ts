import {
  attributePath,
  error,
  isGiven,
  isMap,
  isNull,
  warning,
  type Diagnostic,
  type ObjectValue,
} from "../../../terraform/index.ts";
import { textOf } from "../../source/index.ts";
import { settingPath } from "./maps/index.ts";

/** The arguments that hold settings. No two of them may give the same setting. */
const maps = ["config", "config_secret", "config_secret_wo"] as const;

/**
 * Checks what needs no answer of the API. An error: a setting that is given twice, a version without secrets. A
 * warning: a connector that has a resource of its own.
 */
export function checkMaps(config: ObjectValue, typeNames: ReadonlyMap<string, string>): Diagnostic[] {
  const code = textOf(config, "connector");
  const typeName = typeNames.get(code);
  return [
    ...(typeName === undefined ? [] : [hasItsOwn(code, typeName)]),
    ...maps.flatMap((second, index) => maps.slice(0, index).flatMap((first) => twice(first, second, config))),
    ...versionOnly(config),
  ];
}

function hasItsOwn(code: string, typeName: string): Diagnostic {
  return warning(
    `The connector ${code} has a resource of its own`,
    `Use resource "${typeName}": its arguments are checked one by one, and documented. This one is for connectors ` +
      "without a resource of their own, and works all the same.",
    attributePath("connector"),
  );
}

function twice(first: string, second: string, config: ObjectValue): Diagnostic[] {
  const one = config.get(first) ?? null;
  const other = config.get(second) ?? null;
  if (!isMap(one) || !isMap(other)) return [];
  // A null leaves the setting to the other map. An unknown value may still become null.
  return [...other.keys()]
    .filter((key) => isGiven(one, key) && isGiven(other, key))
    .map((key) =>
      error(
        `${key} is in both ${first} and ${second}`,
        `They give the same setting. Keep it in one of them: in ${second}, if it is a secret.`,
        settingPath(second, key),
      ),
    );
}

function versionOnly(config: ObjectValue): Diagnostic[] {
  const [twin, version] = ["config_secret_wo", "config_secret_wo_version"] as const;
  if (!isGiven(config, version) || !isNull(config, twin)) return [];
  return [
    error(
      `${version} without ${twin}`,
      `${version} says when ${twin} is sent again, but ${twin} is not set. Set ${twin}, or remove ${version}.`,
      attributePath(version),
    ),
  ];
}
