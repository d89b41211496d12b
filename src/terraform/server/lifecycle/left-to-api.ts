/**
 * Attributes of `whenUnset: "filled"` that were planned as null or "" and that the API has filled by itself. The
 * state keeps the planned value. A read must not report the API's value as a change from outside, because nobody has
 * changed it. So the API's value is noted after a change. If the API later answers another value, somebody has
 * changed it.
 */
import { encodeJson, isWhollyKnown, type ObjectValue, type Value } from "../../cty/index.ts";
import type { LoadedResource } from "../operation.ts";

/** The values that the API has filled in, by attribute. Each is JSON text; equal values have equal text. */
export type LeftToApi = Readonly<Record<string, string>>;

/**
 * Notes after a change what its answer holds where null or "" was planned.
 *
 * @param before the note of the last change. It stays where the answer holds nothing either: the answer may be the
 *   plan itself, if the change called no API
 */
export function noteLeft(
  planned: ObjectValue,
  answered: ObjectValue,
  before: LeftToApi,
  resource: LoadedResource,
): LeftToApi {
  return Object.fromEntries(
    leftNames(planned, resource).flatMap((name): [string, string][] => {
      const text = valueText(answered, name, resource) ?? before[name];
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** The state as read, but null and "" of the prior state stay where the API still holds the value that it filled in. */
export function keepLeft(
  read: ObjectValue,
  prior: ObjectValue,
  noted: LeftToApi,
  resource: LoadedResource,
): ObjectValue {
  const kept = leftNames(prior, resource)
    .filter((name) => name in noted && valueText(read, name, resource) === noted[name])
    .map((name) => [name, prior.get(name) ?? null] as const);
  return kept.length === 0 ? read : new Map([...read, ...kept]);
}

/**
 * Names of the filled attributes that are null or "". Sensitive ones are left out: private data would show the value.
 */
function leftNames(state: ObjectValue, { schema }: LoadedResource): string[] {
  return Object.entries(schema.block.attributes)
    .filter(([, { whenUnset, sensitive }]) => whenUnset === "filled" && sensitive !== true)
    .map(([name]) => name)
    .filter((name) => isNothing(state.get(name) ?? null));
}

/** An attribute's value as JSON text. Undefined: the value is null, "" or not wholly known. */
function valueText(state: ObjectValue, name: string, { type }: LoadedResource): string | undefined {
  const value = state.get(name) ?? null;
  const own = type.attributes[name];
  return isNothing(value) || own === undefined || !isWhollyKnown(value) ? undefined : encodeJson(value, own);
}

/** Whether a value is null or "", which many APIs take for null. Another API answers "", and no note is needed. */
function isNothing(value: Value): boolean {
  return value === null || value === "";
}
