import type { Connector, Setting } from "../../src/catalogue/index.ts";
import { sampleValue } from "./configuration.ts";

/**
 * The setting that each source needs a value of its own for, because the API refuses two sources on one replication
 * slot.
 */
const uniqueSetting = "slot_name";

/**
 * Which value a setting has on which others depend. `first` is the value that most of them need, `other` the next one.
 */
export type Choice = "first" | "other";

/**
 * All settings that a user can set together, by their present names, with sample values. Settings whose conditions do
 * not hold are left out.
 *
 * @param suffix makes the values unique that no two sources may share
 */
export function fullSettings(
  connector: Connector,
  suffix: string,
  choice: Choice = "first",
): Map<string, unknown> {
  const chosen = chooseControls(connector, choice);
  const value = (attribute: string): unknown =>
    chosen.get(attribute) ?? connector.settings.find((setting) => setting.attribute === attribute)?.default;
  const isVisible = ({ conditions = [] }: Setting): boolean =>
    conditions.every(({ attribute, equals }) => value(attribute) === equals);
  return new Map(
    connector.settings
      .filter((setting) => setting.readOnly !== true && isVisible(setting))
      .map((setting) => [
        setting.attribute,
        chosen.get(setting.attribute) ?? fullValue(setting, connector, suffix),
      ]),
  );
}

/**
 * A changed full configuration: choices have other values, a third of the optional settings is no longer set, and one
 * text is empty.
 */
export function changedFullSettings(connector: Connector, suffix: string): Map<string, unknown> {
  const settings = fullSettings(connector, suffix, "other");
  const controls = chooseControls(connector, "other");
  const free = connector.settings.filter(
    ({ attribute, required, requiredWhenVisible }) =>
      required !== true &&
      requiredWhenVisible !== true &&
      settings.has(attribute) &&
      !controls.has(attribute),
  );
  for (const [index, { attribute }] of free.entries())
    if (index % 3 === 0 && attribute !== uniqueSetting) settings.delete(attribute);
  // The text has no default, because the API takes "" for null, and would fill in the default.
  const blank = free.find(
    ({ attribute, type, enum: choices, default: value, sensitive }) =>
      settings.has(attribute) &&
      type === "string" &&
      choices === undefined &&
      value === undefined &&
      sensitive !== true,
  );
  if (blank !== undefined) settings.set(blank.attribute, "");
  return settings;
}

/** The values of the settings that the conditions of others name. */
function chooseControls({ settings }: Connector, choice: Choice): Map<string, unknown> {
  const opened = new Map<string, Map<unknown, number>>();
  for (const { attribute, equals } of settings.flatMap(({ conditions = [] }) => conditions)) {
    const counts = opened.get(attribute) ?? new Map<unknown, number>();
    opened.set(attribute, counts.set(equals, (counts.get(equals) ?? 0) + 1));
  }
  return new Map(
    [...opened].map(([attribute, counts]) => {
      const [first, other] = [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
      return [attribute, choice === "first" ? first : (other ?? first)];
    }),
  );
}

/** An integer beyond 2^53, which a JavaScript number would round. */
const largeNumber = 9_007_199_254_740_993n;

function fullValue(setting: Setting, connector: Connector, suffix: string): unknown {
  const { attribute, type, enum: choices, max, sensitive } = setting;
  if (attribute === uniqueSetting) return `${connector.code}_${suffix}`;
  if (type === "int64" && max === undefined) return largeNumber;
  // The list has a blank and is not sorted, because it has to come back as it was written.
  if (type === "string" && choices === undefined && sensitive !== true && attribute.endsWith("_list")) {
    return `${attribute}.b, ${attribute}.A`;
  }
  return sampleValue(setting);
}
