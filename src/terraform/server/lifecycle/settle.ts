/** Makes of a resource author's answer a state that Terraform accepts. */
import {
  encodeType,
  equalValues,
  isDynamic,
  isList,
  isMap,
  isUnknown,
  isWhollyKnown,
  type Dynamic,
  type ObjectType,
  type ObjectValue,
  type Type,
  type Value,
} from "../../cty/index.ts";

/**
 * The planned value, in which the answer fills what was unknown. Terraform refuses an apply that answers another
 * value than was planned, and taints the object. So a planned value that is known wins, down to single elements and
 * attributes. The next read takes over what the answer says differently.
 */
function settle(planned: Value, answered: Value, type: Type): Value {
  if (isUnknown(planned)) return answered;
  if (isWhollyKnown(planned)) return planned;
  // The plan is unknown in part, so its value is a collection, an object or dynamic.
  if (isDynamic(planned)) return settleDynamic(planned, answered);
  if (typeof type === "string") return answered;
  if (isMap(planned)) return settleEntries(planned, answered, (name) => entryType(type, name));
  if (!isList(planned)) return answered;
  return type.kind === "set"
    ? settleSet(planned, answered, type.element)
    : settleElements(planned, answered, (index) => elementType(type, index));
}

/** The state after a change: as planned where the plan was known, and as answered elsewhere. */
export function settleState(planned: ObjectValue, answered: ObjectValue, type: ObjectType): ObjectValue {
  return settleEntries(planned, answered, (name) => entryType(type, name));
}

/** Merges the two only if the answer has the very type that was planned. Else the answer counts as a whole. */
function settleDynamic({ type, value }: Dynamic, answered: Value): Value {
  if (!isDynamic(answered) || encodeType(answered.type) !== encodeType(type)) return answered;
  return { type, value: settle(value, answered.value, type) };
}

function settleEntries(planned: ObjectValue, answered: Value, typeOf: (name: string) => Type): ObjectValue {
  const own = isMap(answered) ? answered : undefined;
  return new Map(
    [...planned].map(([name, value]) => [name, settle(value, own?.get(name) ?? null, typeOf(name))]),
  );
}

function entryType(type: Exclude<Type, string>, name: string): Type {
  if (type.kind === "object") return type.attributes[name] ?? "dynamic";
  return type.kind === "tuple" ? "dynamic" : type.element;
}

function elementType(type: Exclude<Type, string>, index: number): Type {
  if (type.kind === "tuple") return type.elements[index] ?? "dynamic";
  return type.kind === "object" ? "dynamic" : type.element;
}

function settleElements(
  planned: readonly Value[],
  answered: Value,
  typeOf: (index: number) => Type,
): readonly Value[] {
  const own = isList(answered) ? answered : [];
  return planned.map((value, index) => settle(value, own[index] ?? null, typeOf(index)));
}

/**
 * Elements of a set have no address, so each planned element takes the answered element that agrees with its known
 * parts.
 */
function settleSet(planned: readonly Value[], answered: Value, type: Type): readonly Value[] {
  const known = planned.filter(isWhollyKnown);
  const left = (isList(answered) ? answered : []).filter(
    (own) => !known.some((value) => equalValues(value, own, type)),
  );
  const partly = planned.filter((value) => !isWhollyKnown(value) && !isUnknown(value));
  const settled = partly.flatMap((value): Value[] => {
    const at = left.findIndex((own) => agrees(value, own, type));
    if (at !== -1) return left.splice(at, 1).map((own) => settle(value, own, type));
    // The element may equal one that the set has already: a set holds no element twice.
    return known.some((own) => agrees(value, own, type)) ? [] : [settle(value, null, type)];
  });
  return [...known, ...settled, ...left.slice(0, planned.filter(isUnknown).length)];
}

/** Whether an answered element has the planned value in every place where the plan is known. */
function agrees(planned: Value, answered: Value, type: Type): boolean {
  return equalValues(settle(planned, answered, type), answered, type);
}

/** The value with null for each unknown value. */
function withoutUnknowns(value: Value): Value {
  if (isUnknown(value)) return null;
  if (isMap(value)) return knownState(value);
  if (isList(value)) return value.map(withoutUnknowns);
  if (isDynamic(value)) return { type: value.type, value: withoutUnknowns(value.value) };
  return value;
}

/** The state with null for each unknown value: Terraform stores no unknown value. */
export function knownState(state: ObjectValue): ObjectValue {
  return new Map([...state].map(([name, value]) => [name, withoutUnknowns(value)]));
}
