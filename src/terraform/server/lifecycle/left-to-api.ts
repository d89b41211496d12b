/**
 * Attributes of `whenUnset: "filled"` that a plan had as null or "", and the API has put something in.
 * The plan wins in the state; and what the API put there is no change that anybody has made, so no
 * read may tell of it as one. What it answers differently later, somebody has changed.
 */
import { encodeJson, isWhollyKnown, type ObjectValue, type Value } from "../../cty/index.ts";
import type { LoadedResource } from "../operation.ts";

/** By attribute, what the API put there, as JSON in one form. */
export type LeftToApi = Readonly<Record<string, string>>;

/**
 * After a change, what its answer has where nothing was planned.
 *
 * @param before as noted after the change before: an answer that has nothing there either tells
 * nothing, for it may be the plan, where no API was called
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

/** A state as read, in which nothing stays nothing where the API has what it put there. */
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

/** No secret goes into private data: nothing hides it there. */
function leftNames(state: ObjectValue, { schema }: LoadedResource): string[] {
  return Object.entries(schema.block.attributes)
    .filter(([, { whenUnset, sensitive }]) => whenUnset === "filled" && sensitive !== true)
    .map(([name]) => name)
    .filter((name) => isNothing(state.get(name) ?? null));
}

function valueText(state: ObjectValue, name: string, { type }: LoadedResource): string | undefined {
  const value = state.get(name) ?? null;
  const own = type.attributes[name];
  return isNothing(value) || own === undefined || !isWhollyKnown(value) ? undefined : encodeJson(value, own);
}

/** To many an API "" is null; where it is a value, the API answers it, and there is nothing to note. */
function isNothing(value: Value): boolean {
  return value === null || value === "";
}
