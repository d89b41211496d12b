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

/** What a check of one object needs besides the object. */
interface Place {
  readonly path: Path;
  /** Something around it is sensitive. */
  readonly sensitive: boolean;
  readonly client: ClientCapabilities;
}

/**
 * What the schema alone can say about a configuration. Values may be unknown, and nothing is said
 * about those, except where no value at all is allowed.
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
  if (value === null) return attribute.required === true ? [missing(path)] : [];
  if (attribute.required !== true && attribute.optional !== true) return [readOnly(path)];
  // It may yet be null, which is allowed everywhere.
  if (isUnknown(value)) return [];
  if (attribute.writeOnly === true && !client.writeOnlyAttributesAllowed) return [needsWriteOnly(path)];

  const hidden = attribute.sensitive === true || attribute.writeOnly === true;
  const inner = { ...place, sensitive: place.sensitive || hidden };
  return [
    ...deprecation(attribute.deprecationMessage, path),
    ...(attribute.validators ?? []).flatMap((validator) => validated(value, validator, inner)),
    ...(attribute.nullElements === true ? [] : nullElements(value, collectionType(attribute), path)),
    ...(isNested(attribute) ? validateNested(value, attribute.nesting, attribute, inner) : []),
  ];
}

/** Without what is inside the objects of a nested attribute: each attribute there is looked at by itself. */
function collectionType(attribute: Attribute): Type {
  if (!isNested(attribute)) return attribute.type;
  const { nesting } = attribute;
  return nesting === "single" ? "dynamic" : { kind: nesting, element: "dynamic" };
}

/**
 * A null in a list, a set or a map. No API has such an element, so it would be dropped on its way and be missed
 * by every plan; what is meant is an element fewer.
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

/** A validator's exception is a bug at its attribute; the message could quote the value. */
function validated(value: Value, validator: Validator, place: Place): readonly Diagnostic[] {
  try {
    return validator(value, place);
  } catch (thrown) {
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    return [brokenValidator(kind, place.path)];
  }
}

/** An attribute has one value, whichever of its names it stands under. What is unknown may be null. */
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
  // A dynamic block whose for_each is unknown: its number is decided later.
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
 * Whether a group block, which is an object even where it does not stand, says nothing. What it requires
 * it requires only where it stands (configschema's NestingGroup), and Terraform sees to that itself.
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

function missing(path: Path): Diagnostic {
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
