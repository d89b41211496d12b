/**
 * Warns of settings that have no effect, because another setting turns them off. Without the warning, a user might
 * trust a list of columns to leave out that leaves out nothing. It is no error, because users of the official provider
 * have such configurations.
 */
import type { Condition, Connector, Setting } from "../../catalogue/index.ts";
import {
  attributePath,
  isUnknown,
  warning,
  type Diagnostic,
  type ObjectValue,
  type Value,
} from "../../terraform/index.ts";
import { configuredName, configuredValue, effectiveValue, isEmpty } from "./configured-value.ts";
import { sameValue } from "../source/index.ts";

/**
 * A warning for each setting without effect. An unknown value is not judged. A value that equals its default is
 * accepted, because a configuration that Terraform generates from an import has it.
 */
export function warnIneffective(config: ObjectValue, connector: Connector): Diagnostic[] {
  return connector.settings.flatMap((setting) => {
    const { conditions = [], default: usual } = setting;
    if (conditions.length === 0) return [];
    const value = configuredValue(setting, config);
    if (isEmpty(value) || isUnknown(value) || (usual !== undefined && sameValue(value, usual))) return [];
    const unmet = conditions.filter((condition) =>
      isUnmet(condition, effectiveValue(condition, config, connector)),
    );
    return unmet.length === 0 ? [] : [ineffective(setting, unmet, config, connector)];
  });
}

/** Whether a condition surely does not hold. A null value does not tell: the platform chooses the value then. */
function isUnmet({ equals }: Condition, value: Value): boolean {
  return value !== null && !isUnknown(value) && value !== equals;
}

function ineffective(
  setting: Setting,
  unmet: readonly Condition[],
  config: ObjectValue,
  connector: Connector,
): Diagnostic {
  const name = configuredName(setting, config);
  const controls = unmet.map((condition) => controlOf(condition, config, connector));
  const demanded = unmet.map(({ equals }, index) => `${controls[index]?.name ?? ""} is ${show(equals)}`);
  const found = controls.map((control) => `${control.name} is ${control.value}${control.note}`);
  const cure = unmet.map(({ equals }, index) => `${controls[index]?.name ?? ""} = ${show(equals)}`);
  const source =
    setting.conditionsInferred === true
      ? "Judging by its name and description (Streamkap has not confirmed it), "
      : "";
  return warning(
    `${name} has no effect`,
    `${source}${name} counts only where ${demanded.join(" and ")}, but ${found.join(" and ")}. Set ` +
      `${cure.join(" and ")}, or remove ${name}.` +
      controls.map(({ formerly }) => formerly).join(""),
    attributePath(name),
  );
}

/** The setting on which a condition depends, as the warning names it. */
interface Control {
  readonly name: string;
  readonly value: string;
  /** Follows the value: "" or " by default". */
  readonly note: string;
  /** A paragraph about sources to which the warning may not apply; "" if there are none. */
  readonly formerly: string;
}

function controlOf(condition: Condition, config: ObjectValue, connector: Connector): Control {
  const { attribute, equals } = condition;
  const control = connector.settings.find((candidate) => candidate.attribute === attribute);
  const value = effectiveValue(condition, config, connector);
  const isConfigured = control !== undefined && !isEmpty(configuredValue(control, config));
  return {
    name: control === undefined ? attribute : configuredName(control, config),
    value: typeof value === "string" || typeof value === "boolean" ? show(value) : "another",
    note: isConfigured ? "" : " by default",
    formerly:
      !isConfigured && control?.formerDefault === equals
        ? `\n\nOn a source that version 2 of the official provider made, ${attribute} is ${show(equals)} until the ` +
          `configuration sets it. Set it there too: the configuration then says what counts.`
        : "",
  };
}

function show(value: string | number | boolean): string {
  return JSON.stringify(value);
}
