import type { ClientCapabilities } from "../context.ts";
import {
  equalValues,
  formatPath,
  isList,
  isMap,
  isUnknown,
  root,
  type CollectionType,
  type ObjectValue,
  type Path,
  type Type,
  type Value,
} from "../cty/index.ts";
import { error, warning, type Diagnostic } from "../diagnostic.ts";
import { isGiven } from "./given.ts";
import { attributeType } from "./implied-type.ts";
import { mapNested } from "./nested-objects.ts";
import { isNested, type Attribute, type Block, type NestedBlock, type Validator } from "./schema.ts";

/** Where a value stands, and who has configured it. */
interface Place {
  readonly path: Path;
  /** An attribute around the value is sensitive. */
  readonly sensitive: boolean;
  readonly client: ClientCapabilities;
}

/**
 * Checks a configuration by its schema alone. Values may be unknown. An unknown value is an error only where no value
 * at all is allowed.
 */
export function validateConfig(config: ObjectValue, block: Block, client: ClientCapabilities): Diagnostic[] {
  return validateObject(config, block, { path: root, sensitive: false, client });
}

function validateObject(value: ObjectValue, block: Block, place: Place): Diagnostic[] {
  const at = (name: string): Place => ({ ...place, path: [...place.path, { attribute: name }] });
  return [
    ...deprecation(block.deprecationMessage, place.path),
    ...Object.entries(block.attributes).flatMap(([name, attribute]) => [
      ...validateAttribute(value.get(name) ?? null, attribute, at(name)),
      ...bothNames(value, name, block, at(name).path),
    ]),
    ...Object.entries(block.blocks ?? {}).flatMap(([name, nested]) =>
      validateBlocks(value.get(name) ?? null, nested, at(name)),
    ),
  ];
}

function validateAttribute(value: Value, attribute: Attribute, place: Place): Diagnostic[] {
  const { path, client } = place;
  if (value === null) return attribute.required === true ? [missingValue(path)] : [];
  if (attribute.required !== true && attribute.optional !== true) return [readOnly(path)];
  // The value may turn out to be null, which is allowed everywhere from here on.
  if (isUnknown(value)) return [];
  if (attribute.writeOnly === true && !client.writeOnlyAttributesAllowed) return [needsWriteOnly(path)];

  const hidden = attribute.sensitive === true || attribute.writeOnly === true;
  const inner = { ...place, sensitive: place.sensitive || hidden };
  return [
    ...deprecation(attribute.deprecationMessage, path),
    ...(attribute.validators ?? []).flatMap((validator) => validated(value, validator, inner)),
    ...(attribute.nullElements === true ? [] : nullElements(value, collectionType(attribute), path)),
    // The attribute is deprecated as a whole: its elements do not say so again.
    ...(isNested(attribute)
      ? validateNested(value, attribute.nesting, { attributes: attribute.attributes }, inner)
      : []),
  ];
}

/** The attribute's type as far as collections go. Attributes inside a nested attribute are validated on their own. */
function collectionType(attribute: Attribute): Type {
  if (!isNested(attribute)) return attribute.type;
  const { nesting } = attribute;
  return nesting === "single" ? "dynamic" : { kind: nesting, element: "dynamic" };
}

/**
 * Refuses null elements of lists, sets and maps. APIs have no such elements: the element would be dropped on its way,
 * and every plan would miss it. The practitioner means a collection without the element.
 */
function nullElements(value: Value, type: Type, path: Path): Diagnostic[] {
  if (typeof type !== "object" || type.kind === "tuple") return [];
  const inner = (element: Value, elementType: Type, own: Path): Diagnostic[] => {
    if (element !== null) return nullElements(element, elementType, own);
    return type.kind === "object" ? [] : [nullElement(type.kind, path, own)];
  };
  if (isMap(value)) {
    return [...value].flatMap(([key, element]) =>
      type.kind === "object"
        ? inner(element, type.attributes[key] ?? "dynamic", [...path, { attribute: key }])
        : inner(element, type.element, [...path, { key }]),
    );
  }
  if (!isList(value) || type.kind === "object") return [];
  return value.flatMap((element, index) =>
    // An element of a set has no address of its own.
    inner(element, type.element, type.kind === "set" ? path : [...path, { index }]),
  );
}

/** Reports an exception of a validator as a bug, without the exception's message: it could quote the value. */
function validated(value: Value, validator: Validator, place: Place): readonly Diagnostic[] {
  try {
    return validator(value, place);
  } catch (thrown) {
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    return [brokenValidator(kind, place.path)];
  }
}

/**
 * Reports an attribute that is set under two of its names: an error if the values differ, else a warning. An unknown
 * value does not count as set, because it may turn out to be null.
 */
function bothNames(
  object: ObjectValue,
  name: string,
  { attributes }: Pick<Block, "attributes">,
  path: Path,
): Diagnostic[] {
  const own = attributes[name];
  const value = object.get(name) ?? null;
  if (own?.aliasOf === undefined || !isGiven(object, name)) return [];
  const { aliasOf } = own;
  const aliases = Object.keys(attributes).filter((other) => attributes[other]?.aliasOf === aliasOf);
  const earlier = [aliasOf, ...aliases.slice(0, aliases.indexOf(name))];
  const first = earlier.find((other) => isGiven(object, other));
  if (first === undefined) return [];
  const summary = `${name} and ${first} are two names of one argument`;
  const cure = `Keep ${aliasOf} and remove ${name}.`;
  return equalValues(value, object.get(first) ?? null, attributeType(own))
    ? [warning(summary, `Both are set, to the same value. ${cure}`, path)]
    : [error(summary, `Both are set, to different values. ${cure}`, path)];
}

function validateBlocks(value: Value, nested: NestedBlock, place: Place): Diagnostic[] {
  // A dynamic block whose for_each is unknown: the number of blocks is not known yet.
  if (isUnknown(value)) return [];
  const { minItems = 0, maxItems = Infinity } = nested;
  const count = countBlocks(value, nested);
  return [
    ...(count < minItems || count > maxItems ? [wrongCount(count, nested, place.path)] : []),
    ...validateNested(value, nested.nesting, nested.block, place),
  ];
}

function validateNested(
  value: Value,
  nesting: NestedBlock["nesting"],
  block: Block,
  place: Place,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  mapNested({ value, nesting, path: place.path, beside: undefined }, (object) => {
    if (nesting === "group" && isAbsent(object.value, block)) return object.value;
    diagnostics.push(...validateObject(object.value, block, { ...place, path: object.path }));
    return object.value;
  });
  return diagnostics;
}

/**
 * Whether a group block is not written in the configuration. Its value is then an object of nulls. A group block
 * requires its attributes only if it is written (configschema's NestingGroup), which Terraform itself checks.
 */
function isAbsent(value: ObjectValue, { attributes, blocks = {} }: Block): boolean {
  return (
    Object.keys(attributes).every((name) => (value.get(name) ?? null) === null) &&
    Object.entries(blocks).every(([name, { nesting, block }]) => {
      const own = value.get(name) ?? null;
      if (isList(own)) return own.length === 0;
      if (!isMap(own)) return own === null;
      return nesting === "group" ? isAbsent(own, block) : nesting === "map" && own.size === 0;
    })
  );
}

function countBlocks(value: Value, { nesting }: NestedBlock): number {
  if (value === null) return 0;
  if (isList(value)) return value.length;
  return nesting === "map" && isMap(value) ? value.size : 1;
}

function deprecation(message: string | undefined, path: Path): Diagnostic[] {
  if (message === undefined) return [];
  return [warning(path.length === 0 ? "Deprecated" : `${formatPath(path)} is deprecated`, message, path)];
}

function missingValue(path: Path): Diagnostic {
  const name = formatPath(path);
  return error(
    `Missing value for ${name}`,
    `${name} is required, and is absent or null. Give it a value.`,
    path,
  );
}

function nullElement(kind: CollectionType["kind"], path: Path, own: Path): Diagnostic {
  const name = formatPath(path);
  const compact = `[for element in … : element if element != null]`;
  const cure =
    kind === "map"
      ? "Leave the key out: `{ for key, value in … : key => value if value != null }`."
      : `Leave it out: \`${compact}\`, or \`compact(…)\` for texts.`;
  return error(
    `Null element in ${name}`,
    `${kind === "set" ? `An element of ${name}` : formatPath(own)} is null. ${cure}`,
    own,
  );
}

function brokenValidator(kind: string, path: Path): Diagnostic {
  return error(
    `Bug in the provider: ${formatPath(path)} could not be checked`,
    `Its validator failed with ${kind}. This is not a mistake in your configuration. Please report this text to ` +
      "the provider's maintainers.",
    path,
  );
}

function readOnly(path: Path): Diagnostic {
  const name = formatPath(path);
  return error(
    `${name} is read-only`,
    `The provider fills ${name}; a configuration cannot set it. Remove it from the configuration.`,
    path,
  );
}

function needsWriteOnly(path: Path): Diagnostic {
  const name = formatPath(path);
  return error(
    `${name} needs a newer Terraform`,
    `${name} is write-only: its value is never stored, which Terraform 1.11 and OpenTofu 1.11 or later can do. ` +
      "Upgrade, or use the attribute that is stored in the state instead, if there is one.",
    path,
  );
}

function wrongCount(
  count: number,
  { minItems = 0, maxItems = Infinity }: NestedBlock,
  path: Path,
): Diagnostic {
  const name = formatPath(path);
  const bounds = [
    ...(minItems > 0 ? [`at least ${String(minItems)}`] : []),
    ...(maxItems < Infinity ? [`at most ${String(maxItems)}`] : []),
  ];
  return error(
    `Wrong number of ${name} blocks`,
    `Found ${String(count)}, allowed are ${bounds.join(" and ")}. ` +
      (count < minItems ? "Add what is missing." : "Remove what is too many."),
    path,
  );
}
