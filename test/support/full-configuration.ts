import type { Connector, Setting } from "../../src/catalogue/index.ts";
import { sampleValue } from "./configuration.ts";

/** The API refuses a second source on one replication slot. */
const uniqueSetting = "slot_name";

/** Which value of a setting that others depend on: `first` opens most of them, `other` the rest. */
export type Choice = "first" | "other";

/**
 * Every setting that a user sets and that may stand beside the others: those whose conditions hold,
 * by their present names.
 *
 * @param suffix keeps what has to be unique apart from other sources
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
 * A full configuration changed: other choices, a third of what is optional no longer set, one text
 * empty.
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
  // The API takes "" for null, and so fills in what has a default.
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

/** Values of the settings that conditions of others name. */
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

/** Beyond 2^53, so it passes through no JavaScript number unharmed. */
const largeNumber = 9_007_199_254_740_993n;

function fullValue(setting: Setting, connector: Connector, suffix: string): unknown {
  const { attribute, type, enum: choices, max, sensitive } = setting;
  if (attribute === uniqueSetting) return `${connector.code}_${suffix}`;
  if (type === "int64" && max === undefined) return largeNumber;
  // As written: neither sorted nor trimmed.
  if (type === "string" && choices === undefined && sensitive !== true && attribute.endsWith("_list")) {
    return `${attribute}.b, ${attribute}.A`;
  }
  return sampleValue(setting);
}
