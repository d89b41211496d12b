/**
 * The mistakes that an author can make in a schema. Terraform refuses some of them when it loads the provider; others
 * break only generated bindings. An author calls the check in a test.
 */
import { conform, encodeType, formatPath, isWhollyKnown, type Path } from "../cty/index.ts";
import { attributeType } from "./implied-type.ts";
import { isReservedName, type SchemaKind } from "./reserved-names.ts";
import { isNested, type Attribute, type Block, type NestedBlock, type Schema } from "./schema.ts";

/** Where in a schema an attribute or a block stands. */
interface Place {
  readonly kind: SchemaKind;
  readonly path: Path;
  readonly insideSet: boolean;
  /** A write-only attribute is around it. */
  readonly insideWriteOnly: boolean;
}

/** Returns one line for each mistake, which begins with the path. Empty: the schema is sound. */
export function checkSchema(schema: Schema, kind: SchemaKind = "resource"): string[] {
  const problems = checkBlock(schema.block, { kind, path: [], insideSet: false, insideWriteOnly: false });
  if (!Number.isSafeInteger(schema.version) || schema.version < 0)
    problems.push("the version must be 0 or more");
  return problems;
}

function checkBlock({ attributes, blocks = {} }: Block, place: Place): string[] {
  const names = [...Object.keys(attributes), ...Object.keys(blocks)];
  const at = (name: string): Place => ({ ...place, path: [...place.path, { attribute: name }] });
  return [
    ...names.flatMap((name) => checkName(name, names, at(name))),
    ...Object.entries(attributes).flatMap(([name, attribute]) => checkAttribute(attribute, at(name))),
    ...Object.entries(blocks).flatMap(([name, nested]) => checkNestedBlock(nested, at(name))),
  ];
}

function checkName(name: string, siblings: readonly string[], { kind, path }: Place): string[] {
  const plain = (text: string): string =>
    text.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
  const clash = (other: string): boolean =>
    // The bindings' names are camelCase, and beside `x` stand `xInput`, `putX` and `resetX`.
    [name, `${name}_input`, `put_${name}`, `reset_${name}`].some((own) => plain(own) === plain(other));
  const others = siblings.filter((other) => other !== name && clash(other));
  return problems(path, [
    [!/^[a-z][a-z0-9_]*$/.test(name), "the name must be lower-case letters, digits and underscores"],
    [path.length === 1 && isReservedName(name, kind), "the name is reserved by Terraform or by CDKTF"],
    [siblings.indexOf(name) !== siblings.lastIndexOf(name), "there is an attribute and a block of this name"],
    [others.length > 0, `in generated bindings the name clashes with ${others.join(", ")}`],
  ]);
}

function checkAttribute(attribute: Attribute, place: Place): string[] {
  const { required, optional, computed, writeOnly = false } = attribute;
  const inner = {
    ...place,
    insideSet: place.insideSet || (isNested(attribute) && attribute.nesting === "set"),
    insideWriteOnly: place.insideWriteOnly || writeOnly,
  };
  return [
    ...problems(place.path, [
      [
        required === true && (optional === true || computed === true),
        "required excludes optional and computed",
      ],
      [
        required !== true && optional !== true && computed !== true,
        "one of required, optional and computed is needed",
      ],
      [writeOnly && computed === true, "write-only excludes computed"],
      [writeOnly && place.insideSet, "no attribute inside a set can be write-only"],
      [writeOnly && isNested(attribute) && attribute.nesting === "set", "a set cannot be write-only"],
      [
        attribute.requiresReplace === true && place.insideSet,
        "no attribute inside a set can force a new object: mark the set",
      ],
      [!writeOnly && place.insideWriteOnly, "all attributes inside a write-only one must be write-only"],
      [attribute.whenUnset !== undefined && computed !== true, "whenUnset needs computed"],
    ]),
    ...checkDefault(attribute, place),
    ...(isNested(attribute) ? checkBlock(attribute, inner) : []),
  ];
}

function checkDefault(attribute: Attribute, { path }: Place): string[] {
  if (attribute.default === undefined) return [];
  const type = attributeType(attribute);
  const mismatch = conform(attribute.default, type, path);
  const known = mismatch !== undefined || isWhollyKnown(attribute.default);
  return [
    ...problems(path, [
      [attribute.optional !== true || attribute.computed !== true, "a default needs optional and computed"],
      [attribute.default === null, "a default of null means none"],
      [!known, "a default must be known"],
    ]),
    ...(mismatch === undefined
      ? []
      : problems(mismatch.path, [[true, `in the default, ${mismatch.problem}`]])),
  ];
}

/** The same rules as in Terraform's own check of provider schemas (`InternalValidate` of configschema). */
function checkNestedBlock(
  { nesting, block, minItems = 0, maxItems = 0 }: NestedBlock,
  place: Place,
): string[] {
  const counted = nesting === "list" || nesting === "set";
  const once = nesting === "single" && minItems === maxItems && minItems <= 1;
  return [
    ...problems(place.path, [
      [minItems < 0 || maxItems < 0, "minItems and maxItems must be 0 or more"],
      [counted && maxItems > 0 && minItems > maxItems, "minItems is larger than maxItems"],
      [!counted && !once && (minItems > 0 || maxItems > 0), countProblem(nesting)],
      [
        nesting === "set" && hasDynamic(block),
        'no attribute inside a block of nesting set can be of type "dynamic"',
      ],
    ]),
    ...checkBlock(block, { ...place, insideSet: place.insideSet || nesting === "set" }),
  ];
}

function countProblem(nesting: NestedBlock["nesting"]): string {
  if (nesting !== "single") return `a block of nesting ${nesting} cannot have minItems or maxItems`;
  return "a block of nesting single has minItems and maxItems both 0 or both 1";
}

function hasDynamic({ attributes, blocks = {} }: Block): boolean {
  return (
    Object.values(attributes).some((attribute) =>
      encodeType(attributeType(attribute)).includes('"dynamic"'),
    ) || Object.values(blocks).some(({ block }) => hasDynamic(block))
  );
}

function problems(path: Path, found: readonly (readonly [boolean, string])[]): string[] {
  return found.filter(([holds]) => holds).map(([, problem]) => `${formatPath(path)}: ${problem}`);
}
