/**
 * The write-only values of a configuration, which are all that an apply may see of the configuration.
 *
 * `ignore_changes` takes arguments out of the configuration that a plan is given. The configuration that
 * an apply is given still has all arguments, as they are written. So what an apply reads from the
 * configuration may be what the plan has left out and the practitioner has never seen. A plan therefore
 * notes which write-only values it was given, and an apply gets those and no others.
 */
import { formatPath, isMap, isUnknown, type ObjectValue, type Value } from "../../cty/index.ts";
import { isNested, mapAttributes, type AttributeVisit, type Block } from "../../schema/index.ts";

/** The write-only values that a plan was given, by path: `true` for a whole value, the keys for a map. */
export type GivenWriteOnly = Readonly<Record<string, true | readonly string[]>>;

/** What an apply may see of the configuration. Attributes that are not write-only are null in both objects. */
export interface WriteOnlyConfig {
  /** Values that the plan was given too. */
  readonly config: ObjectValue;
  /** Values that `ignore_changes` has kept from the plan. */
  readonly withheldConfig: ObjectValue;
}

/** Which write-only values a configuration has. The values themselves are not in the note. */
export function noteWriteOnly(config: ObjectValue, block: Block): GivenWriteOnly {
  const given: Record<string, true | readonly string[]> = {};
  mapAttributes(config, block, (visited) => {
    const { attribute, value, path } = visited;
    const entries = entriesOf(visited);
    if (attribute.writeOnly === true && value !== null)
      given[formatPath(path)] = entries === undefined ? true : [...entries.keys()];
    return value;
  });
  return given;
}

/**
 * Splits the write-only values of a configuration into those that the plan was given and those that it was not.
 *
 * @param given the plan's note. Undefined: an older version made the plan, which was given everything
 */
export function writeOnlyConfig(
  config: ObjectValue,
  given: GivenWriteOnly | undefined,
  block: Block,
): WriteOnlyConfig {
  const part = (choose: (visited: AttributeVisit) => Value): ObjectValue =>
    mapAttributes(config, block, (visited) => {
      if (visited.attribute.writeOnly === true) return choose(visited);
      return isNested(visited.attribute) ? visited.value : null;
    });
  if (given === undefined) return { config: part(({ value }) => value), withheldConfig: part(() => null) };
  return {
    config: part((visited) => keysOf(visited, given, true)),
    withheldConfig: part((visited) => keysOf(visited, given, false)),
  };
}

/** The part of a value that the plan was given, or the part that it was not given. */
function keysOf(visited: AttributeVisit, given: GivenWriteOnly, wanted: boolean): Value {
  const { value, path } = visited;
  const noted = given[formatPath(path)];
  const entries = entriesOf(visited);
  if (noted === undefined || noted === true || entries === undefined)
    return (noted !== undefined) === wanted ? value : null;
  const own = [...entries].filter(([key]) => noted.includes(key) === wanted);
  return own.length === 0 && !wanted ? null : new Map(own);
}

/** The entries of a map, because `ignore_changes` can name a single key. Undefined: the value is no map. */
function entriesOf({ attribute, value }: AttributeVisit): ObjectValue | undefined {
  if (isUnknown(value) || !isMap(value)) return undefined;
  const kind = isNested(attribute)
    ? attribute.nesting
    : typeof attribute.type === "object"
      ? attribute.type.kind
      : undefined;
  return kind === "map" ? value : undefined;
}
