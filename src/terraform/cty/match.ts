import { actualTypes } from "./actual-type.ts";
import { describeType, describeValue } from "./describe.ts";
import { isNumber } from "./number.ts";
import { attributeNames, compareUtf8 } from "./order.ts";
import type { Path } from "./path.ts";
import type { CollectionType, ObjectType, PrimitiveType, TupleType, Type } from "./type.ts";
import { isDynamic, isList, isMap, isUnknown, type NumberValue, type Value } from "./value.ts";

/** A value, the type by which to read it, and the place where it stands. */
export interface Typed {
  readonly value: Value;
  readonly type: Type;
  readonly path: Path;
}

/** What to do with each form that a value can have. {@link match} calls one of the functions. */
export interface Cases<Result> {
  readonly null: () => Result;
  readonly unknown: (path: Path) => Result;
  /** The text is in NFC. */
  readonly string: (text: string) => Result;
  readonly number: (value: NumberValue) => Result;
  readonly bool: (value: boolean) => Result;
  /** The elements of a list or a tuple. */
  readonly sequence: (elements: readonly Typed[]) => Result;
  /** The elements of a set, which may have duplicates. */
  readonly set: (elements: readonly Typed[]) => Result;
  /** The entries of a map or an object, sorted by the bytes of their keys. The keys are in NFC and distinct. */
  readonly entries: (entries: readonly (readonly [string, Typed])[]) => Result;
  /** A value together with its own type. */
  readonly dynamic: (own: Typed) => Result;
  /** The value does not fit the type. */
  readonly mismatch: (path: Path, problem: string) => Result;
}

/**
 * Reads one level of a value by its type. Only this function knows which value fits which type: the encoders and the
 * check of conformity hand their cases to it.
 */
export function match<Result>(typed: Typed, cases: Cases<Result>): Result {
  const { value, type, path } = typed;
  if (value === null) return cases.null();
  if (isUnknown(value)) return cases.unknown(path);
  if (typeof type === "string") return matchPrimitive(value, type, path, cases);
  switch (type.kind) {
    case "list":
    case "set":
      return matchElements(value, type, path, cases);
    case "map":
      return matchMap(value, type, path, cases);
    case "tuple":
      return matchTuple(value, type, path, cases);
    case "object":
      return matchObject(value, type, path, cases);
  }
}

function matchPrimitive<R>(value: Value, type: PrimitiveType, path: Path, cases: Cases<R>): R {
  if (type === "string" && typeof value === "string") return cases.string(value.normalize("NFC"));
  if (type === "number" && isNumber(value)) return cases.number(value);
  if (type === "bool" && typeof value === "boolean") return cases.bool(value);
  if (type === "dynamic" && isDynamic(value)) {
    if (value.type === "dynamic") return cases.mismatch(path, 'the value\'s own type cannot be "dynamic"');
    return cases.dynamic({ value: value.value, type: value.type, path });
  }
  return mismatch(value, type, path, cases);
}

function matchElements<R>(value: Value, type: CollectionType, path: Path, cases: Cases<R>): R {
  if (!isList(value)) return mismatch(value, type, path, cases);
  if (actualTypes(value, type.element).size > 1) return cases.mismatch(path, mixed);
  if (type.kind === "set")
    return cases.set(value.map((element) => ({ value: element, type: type.element, path })));
  return cases.sequence(
    value.map((element, index) => ({ value: element, type: type.element, path: [...path, { index }] })),
  );
}

function matchMap<R>(value: Value, type: CollectionType, path: Path, cases: Cases<R>): R {
  if (!isMap(value)) return mismatch(value, type, path, cases);
  if (actualTypes([...value.values()], type.element).size > 1) return cases.mismatch(path, mixed);
  const entries = new Map<string, Typed>();
  for (const [name, element] of value) {
    const key = name.normalize("NFC");
    if (entries.has(key))
      return cases.mismatch([...path, { key }], "the key stands twice, in two Unicode forms");
    entries.set(key, { value: element, type: type.element, path: [...path, { key }] });
  }
  return cases.entries([...entries].sort(([a], [b]) => compareUtf8(a, b)));
}

function matchTuple<R>(value: Value, type: TupleType, path: Path, cases: Cases<R>): R {
  if (!isList(value)) return mismatch(value, type, path, cases);
  if (value.length !== type.elements.length) {
    const problem = `${String(type.elements.length)} elements are needed, found ${String(value.length)}`;
    return cases.mismatch(path, problem);
  }
  return cases.sequence(
    type.elements.map((element, index) => ({
      value: value[index] ?? null,
      type: element,
      path: [...path, { index }],
    })),
  );
}

function matchObject<R>(value: Value, type: ObjectType, path: Path, cases: Cases<R>): R {
  if (!isMap(value)) return mismatch(value, type, path, cases);
  const entries: (readonly [string, Typed])[] = [];
  for (const attribute of attributeNames(type)) {
    const own = value.get(attribute);
    const ownPath = [...path, { attribute }];
    const ownType = type.attributes[attribute];
    if (own === undefined || ownType === undefined)
      return cases.mismatch(ownPath, "the attribute is missing");
    entries.push([attribute, { value: own, type: ownType, path: ownPath }]);
  }
  for (const attribute of value.keys()) {
    if (Object.hasOwn(type.attributes, attribute)) continue;
    return cases.mismatch([...path, { attribute }], "there is no such attribute");
  }
  return cases.entries(entries);
}

function mismatch<R>(value: Value, type: Type, path: Path, cases: Cases<R>): R {
  return cases.mismatch(path, `${describeType(type)} is needed, found ${describeValue(value)}`);
}

/** Refused, because Terraform's go-cty crashes on a collection whose elements have different types. */
const mixed = "all elements must be of one type";
