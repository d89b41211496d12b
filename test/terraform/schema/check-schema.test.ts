import { TerraformResource } from "cdktf";
import { list, unknown } from "../../../src/terraform/cty/index.ts";
import {
  checkSchema,
  oneOf,
  type Attribute,
  type Block,
  type NestedBlock,
} from "../../../src/terraform/schema/index.ts";

const text: Attribute = { type: "string", optional: true };
const check = (attributes: Record<string, Attribute>, blocks: Record<string, NestedBlock> = {}): string[] =>
  checkSchema({ version: 0, block: { attributes, blocks } });

describe("a sound schema", () => {
  it("has no problem", () => {
    const deep: Attribute = { nesting: "list", optional: true, attributes: { count: text, version: text } };
    const deeper: Attribute = { nesting: "map", optional: true, attributes: { deep } };
    const found = check(
      {
        id: { type: "string", computed: true },
        name: { type: "string", required: true, validators: [oneOf(["a"])] },
        port: { type: "number", optional: true, computed: true, default: 5432 },
        status: { type: "string", computed: true, whenUnset: "volatile" },
        secret: { type: "string", optional: true, writeOnly: true },
        secret_version: { type: "number", optional: true },
        version: text,
        deepest: { nesting: "single", optional: true, attributes: { deeper } },
      },
      {
        timeouts: { nesting: "single", block: { attributes: { create: text } } },
        rule: { nesting: "set", minItems: 1, maxItems: 2, block: { attributes: { name: text } } },
        one: { nesting: "single", minItems: 1, maxItems: 1, block: { attributes: { name: text } } },
      },
    );
    expect(found).toEqual([]);
  });
});

const attributeProblems: [name: string, attributes: Record<string, Attribute>, problem: string][] = [
  ["capital letters", { Name: text }, "Name: the name must be lower-case"],
  ["a digit first", { "1st": text }, "1st: the name must be lower-case"],
  ["a dash", { "a-b": text }, "a-b: the name must be lower-case"],
  [
    "capital letters in a nested attribute",
    { a: { nesting: "map", optional: true, attributes: { "b.c": text } } },
    "a.b.c: the name must",
  ],
  ...[
    "connection",
    "count",
    "depends_on",
    "for_each",
    "lifecycle",
    "provider",
    "provisioner",
    "fqn",
    "to_string",
  ].map((name): [string, Record<string, Attribute>, string] => [
    `the name ${name}`,
    { [name]: text },
    `${name}: the name is reserved`,
  ]),
  [
    "two names that are one name in bindings",
    { ipv_6: text, ipv6: text },
    "ipv_6: in generated bindings the name clashes with ipv6",
  ],
  [
    "a name that bindings use for an input",
    { topic: text, topic_input: text },
    "topic: in generated bindings the name clashes with topic_input",
  ],
  [
    "a name that bindings use for a method",
    { topic: text, reset_topic: text },
    "topic: in generated bindings the name clashes with reset_topic",
  ],
  [
    "required and optional",
    { a: { type: "string", required: true, optional: true } },
    "a: required excludes",
  ],
  [
    "required and computed",
    { a: { type: "string", required: true, computed: true } },
    "a: required excludes",
  ],
  [
    "required and computed, not optional",
    { a: { type: "string", required: true, optional: false, computed: true } },
    "a: required excludes",
  ],
  [
    "none of required, optional and computed",
    { a: { type: "string" } },
    "a: one of required, optional and computed is needed",
  ],
  [
    "write-only and computed",
    { a: { ...text, computed: true, writeOnly: true } },
    "a: write-only excludes computed",
  ],
  [
    "an attribute inside a set that forces a new object",
    {
      a: {
        nesting: "set",
        optional: true,
        attributes: { b: { ...text, requiresReplace: true } },
      },
    },
    "a.b: no attribute inside a set can force a new object: mark the set",
  ],
  [
    "write-only inside a set",
    { a: { nesting: "set", optional: true, attributes: { b: { ...text, writeOnly: true } } } },
    "a.b: no attribute inside a set can be write-only",
  ],
  [
    "a write-only set",
    { a: { nesting: "set", optional: true, writeOnly: true, attributes: {} } },
    "a: a set cannot be write-only",
  ],
  [
    "a stored attribute inside a write-only one",
    { a: { nesting: "single", optional: true, writeOnly: true, attributes: { b: text } } },
    "a.b: all attributes inside a write-only one",
  ],
  ["whenUnset without computed", { a: { ...text, whenUnset: "filled" } }, "a: whenUnset needs computed"],
  [
    "a default without computed",
    { a: { ...text, default: "x" } },
    "a: a default needs optional and computed",
  ],
  ["a default of null", { a: { ...text, computed: true, default: null } }, "a: a default of null means none"],
  ["an unknown default", { a: { ...text, computed: true, default: unknown } }, "a: a default must be known"],
  [
    "a default of another type",
    { a: { type: list("number"), optional: true, computed: true, default: [1, "2"] } },
    "a[1]: in the default, a number is needed, found a string",
  ],
  [
    "a default without all attributes",
    { a: { nesting: "single", optional: true, computed: true, attributes: { b: text }, default: new Map() } },
    "a.b: in the default, the attribute is missing",
  ],
];

describe("problems of attributes", () => {
  it.each(attributeProblems)("%s", (_, attributes, problem) => {
    expect(check(attributes)).toContainEqual(expect.stringContaining(problem));
  });
});

const inner: Block = { attributes: { x: text } };
const blockProblems: [name: string, nested: NestedBlock, problem: string][] = [
  [
    "minItems above maxItems",
    { nesting: "list", block: inner, minItems: 2, maxItems: 1 },
    "minItems is larger",
  ],
  ["a negative number", { nesting: "list", block: inner, minItems: -1 }, "must be 0 or more"],
  ["a single block that may be two", { nesting: "single", block: inner, maxItems: 2 }, "both 0 or both 1"],
  [
    "a single block with minItems alone",
    { nesting: "single", block: inner, minItems: 1 },
    "both 0 or both 1",
  ],
  ["a group with maxItems", { nesting: "group", block: inner, maxItems: 1 }, "nesting group cannot have"],
  ["a map with minItems", { nesting: "map", block: inner, minItems: 1 }, "nesting map cannot have"],
  [
    "dynamic inside a set",
    { nesting: "set", block: { attributes: { x: { type: list("dynamic"), optional: true } } } },
    '"dynamic"',
  ],
  [
    "dynamic in a block inside a set",
    {
      nesting: "set",
      block: {
        attributes: {},
        blocks: { c: { nesting: "list", block: { attributes: { x: { type: "dynamic", optional: true } } } } },
      },
    },
    '"dynamic"',
  ],
  [
    "write-only inside a set",
    { nesting: "set", block: { attributes: { x: { ...text, writeOnly: true } } } },
    "b.x: no attribute inside a set",
  ],
  [
    "a wrong attribute inside a block",
    { nesting: "map", block: { attributes: { x: { type: "string" } } } },
    "b.x: one of required",
  ],
];

describe("problems of nested blocks", () => {
  it.each(blockProblems)("%s", (_, nested, problem) => {
    expect(check({}, { b: nested })).toContainEqual(expect.stringContaining(problem));
  });

  it("a block with the name of an attribute", () => {
    expect(check({ b: text }, { b: { nesting: "list", block: inner } })).toContainEqual(
      "b: there is an attribute and a block of this name",
    );
  });
});

describe("problems of the whole schema", () => {
  it.each([-1, 0.5])("version %d", (version) => {
    expect(checkSchema({ version, block: { attributes: {} } })).toEqual(["the version must be 0 or more"]);
  });

  it("reserves other names in a provider block", () => {
    const block: Block = { attributes: { alias: text, version: text, count: text } };
    expect(checkSchema({ version: 0, block }, "provider")).toEqual([
      "alias: the name is reserved by Terraform or by CDKTF",
      "version: the name is reserved by Terraform or by CDKTF",
    ]);
  });
});

describe("the members of CDKTF's resource class", () => {
  const members: string[] = [];
  for (let prototype: object = TerraformResource.prototype; prototype !== Object.prototype;) {
    members.push(...Object.getOwnPropertyNames(prototype));
    prototype = Object.getPrototypeOf(prototype) as object;
  }
  // CDKTF's generator renames `importFrom`, `moveTo` and every name that begins with `get`.
  const kept = members.filter((name) => !/^(_|get[A-Z]|importFrom$|moveTo$)/.test(name));

  it.each(kept)("%s is reserved", (member) => {
    const name = member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    expect(check({ [name]: text })).toEqual([`${name}: the name is reserved by Terraform or by CDKTF`]);
  });
});
