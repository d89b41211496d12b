import type { Condition, Connector, Setting } from "../../src/catalogue/index.ts";
import { allows } from "./allows.ts";

/** The form in which an example gives a secret. */
const variable = /^\$\{var\.[a-z][a-z0-9_]*\}$/;

/** Problems of a connector's example: missing settings, and settings that would be refused or have no effect. */
export function judgeExample({ settings, example = {} }: Connector): string[] {
  const byName = new Map(settings.map((setting) => [setting.attribute, setting]));
  const holds = ({ attribute, equals }: Condition): boolean =>
    (example[attribute] ?? byName.get(attribute)?.default) === equals;
  const counts = ({ conditions = [] }: Setting): boolean => conditions.every(holds);

  const given = Object.entries(example).flatMap(([name, value]) => {
    const setting = byName.get(name);
    if (setting === undefined || setting.readOnly === true)
      return [`${name} is no setting that a practitioner sets`];
    if (!counts(setting)) return [`${name} has no effect beside the other values`];
    if (setting.sensitive === true)
      return variable.test(String(value)) ? [] : [`${name} is a secret; it must be "\${var.<name>}"`];
    return allows(setting, value) ? [] : [`${name} may not be ${JSON.stringify(value)}`];
  });
  const lacking = settings
    .filter(({ attribute }) => example[attribute] === undefined)
    .filter(
      (setting) => setting.required === true || (setting.requiredWhenVisible === true && counts(setting)),
    )
    .map(({ attribute }) => `${attribute} is missing; the API demands it`);
  return [...given, ...lacking].map((problem) => `the example: ${problem}`);
}
