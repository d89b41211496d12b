import type { ClientCapabilities } from "../../../src/terraform/context.ts";
import {
  formatPath,
  list,
  map,
  object,
  set,
  unknown,
  type ObjectValue,
  type Value,
} from "../../../src/terraform/cty/index.ts";
import { error, type Diagnostic } from "../../../src/terraform/diagnostic.ts";
import {
  atLeast,
  noBlankElements,
  oneOf,
  validateConfig,
  type Attribute,
  type Block,
  type NestedBlock,
  type Validator,
} from "../../../src/terraform/schema/index.ts";

const today: ClientCapabilities = { deferralAllowed: false, writeOnlyAttributesAllowed: true };
const yesterday: ClientCapabilities = { ...today, writeOnlyAttributesAllowed: false };

const obj = (attributes: Readonly<Record<string, Value>>): ObjectValue => new Map(Object.entries(attributes));
/** Writes each diagnostic as `severity path: summary`. */
const lines = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ severity, path, summary }) => `${severity} ${formatPath(path)}: ${summary}`);

/** Refuses every value. The summary of its error shows the arguments `value` and `sensitive`. */
const spy: Validator = (value, { path, sensitive }) => [
  error(`saw ${JSON.stringify(value)}, ${String(sensitive)}`, "", path),
];

const nested: Readonly<Record<string, Attribute>> = {
  must: { type: "string", required: true },
  made: { type: "string", computed: true },
};

const attributeCases: [
  name: string,
  row: {
    readonly attribute: Attribute;
    readonly value: Value;
    readonly client: ClientCapabilities;
    readonly expected: string[];
  },
][] = [
  [
    "optional and null",
    { attribute: { type: "string", optional: true }, value: null, client: today, expected: [] },
  ],
  [
    "a list with a null",
    {
      attribute: { type: list("string"), optional: true },
      value: ["a", null],
      client: today,
      expected: ["error a[1]: Null element in a"],
    },
  ],
  [
    "a set with a null",
    {
      attribute: { type: set("string"), optional: true },
      value: [null],
      client: today,
      expected: ["error a: Null element in a"],
    },
  ],
  [
    "a map with a null",
    {
      attribute: { type: map("string"), optional: true },
      value: obj({ a: null }),
      client: today,
      expected: ['error a["a"]: Null element in a'],
    },
  ],
  [
    "a null within a list of lists",
    {
      attribute: { type: list(list("string")), optional: true },
      value: [["a"], [null]],
      client: today,
      expected: ["error a[1][0]: Null element in a[1]"],
    },
  ],
  [
    "an object with a null attribute, which is not set",
    {
      attribute: { type: list(object({ a: "string" })), optional: true },
      value: [obj({ a: null })],
      client: today,
      expected: [],
    },
  ],
  [
    "a null element where nullElements allows it",
    {
      attribute: { type: map("string"), optional: true, nullElements: true },
      value: obj({ a: null }),
      client: today,
      expected: [],
    },
  ],
  [
    "unknown elements",
    {
      attribute: { type: list("string"), optional: true },
      value: ["a", unknown],
      client: today,
      expected: [],
    },
  ],
  [
    "a nested attribute with a null",
    {
      attribute: { nesting: "map", optional: true, attributes: nested },
      value: obj({ a: null }),
      client: today,
      expected: ['error a["a"]: Null element in a'],
    },
  ],
  [
    "an empty text where a validator forbids empty elements",
    {
      attribute: { type: set("string"), optional: true, validators: [noBlankElements()] },
      value: ["a", unknown, ""],
      client: today,
      expected: ["error a: Empty element in a"],
    },
  ],
  [
    "required and set",
    { attribute: { type: "string", required: true }, value: "x", client: today, expected: [] },
  ],
  [
    "required and null",
    {
      attribute: { type: "string", required: true },
      value: null,
      client: today,
      expected: ["error a: Missing value for a"],
    },
  ],
  [
    "required and unknown",
    { attribute: { type: "string", required: true }, value: unknown, client: today, expected: [] },
  ],
  [
    "computed and null",
    { attribute: { type: "string", computed: true }, value: null, client: today, expected: [] },
  ],
  [
    "computed and set",
    {
      attribute: { type: "string", computed: true },
      value: "x",
      client: today,
      expected: ["error a: a is read-only"],
    },
  ],
  [
    "computed and unknown",
    {
      attribute: { type: "string", computed: true },
      value: unknown,
      client: today,
      expected: ["error a: a is read-only"],
    },
  ],
  [
    "optional and computed, set",
    {
      attribute: { type: "string", optional: true, computed: true },
      value: "x",
      client: today,
      expected: [],
    },
  ],
  [
    "write-only",
    {
      attribute: { type: "string", optional: true, writeOnly: true },
      value: "x",
      client: today,
      expected: [],
    },
  ],
  [
    "write-only with an old Terraform, null",
    {
      attribute: { type: "string", optional: true, writeOnly: true },
      value: null,
      client: yesterday,
      expected: [],
    },
  ],
  [
    "write-only with an old Terraform",
    {
      attribute: { type: "string", optional: true, writeOnly: true },
      value: "x",
      client: yesterday,
      expected: ["error a: a needs a newer Terraform"],
    },
  ],
  [
    "write-only with an old Terraform, unknown",
    {
      attribute: { type: "string", optional: true, writeOnly: true },
      value: unknown,
      client: yesterday,
      expected: [],
    },
  ],
  [
    "deprecated and null",
    {
      attribute: { type: "string", optional: true, deprecationMessage: "Use b." },
      value: null,
      client: today,
      expected: [],
    },
  ],
  [
    "deprecated and unknown",
    {
      attribute: { type: "string", optional: true, deprecationMessage: "Use b." },
      value: unknown,
      client: today,
      expected: [],
    },
  ],
  [
    "deprecated and set",
    {
      attribute: { type: "string", optional: true, deprecationMessage: "Use b." },
      value: "x",
      client: today,
      expected: ["warning a: a is deprecated"],
    },
  ],
  [
    "nested, deprecated, and set with two elements",
    {
      attribute: {
        nesting: "map",
        optional: true,
        attributes: { must: { type: "string", optional: true } },
        deprecationMessage: "Use b.",
      },
      value: obj({ k1: obj({ must: "x" }), k2: obj({ must: "y" }) }),
      client: today,
      expected: ["warning a: a is deprecated"],
    },
  ],
  [
    "a validator and null",
    {
      attribute: { type: "string", optional: true, validators: [spy] },
      value: null,
      client: today,
      expected: [],
    },
  ],
  [
    "a validator and unknown",
    {
      attribute: { type: "string", optional: true, validators: [spy] },
      value: unknown,
      client: today,
      expected: [],
    },
  ],
  [
    "a validator",
    {
      attribute: { type: "string", optional: true, validators: [spy] },
      value: "x",
      client: today,
      expected: ['error a: saw "x", false'],
    },
  ],
  [
    "all validators",
    {
      attribute: { type: "string", optional: true, validators: [spy, spy] },
      value: "x",
      client: today,
      expected: ['error a: saw "x", false', 'error a: saw "x", false'],
    },
  ],
  [
    "a validator of a sensitive value",
    {
      attribute: { type: "string", optional: true, sensitive: true, validators: [spy] },
      value: "x",
      client: today,
      expected: ['error a: saw "x", true'],
    },
  ],
  [
    "a validator of a write-only value",
    {
      attribute: { type: "string", optional: true, writeOnly: true, validators: [spy] },
      value: "x",
      client: today,
      expected: ['error a: saw "x", true'],
    },
  ],
  [
    "inside a nested attribute that is sensitive",
    {
      attribute: {
        nesting: "list",
        optional: true,
        sensitive: true,
        attributes: { x: { type: "string", optional: true, validators: [spy] } },
      },
      value: [obj({ x: "y" })],
      client: today,
      expected: ['error a[0].x: saw "y", true'],
    },
  ],
  [
    "nested, null",
    {
      attribute: { nesting: "single", optional: true, attributes: nested },
      value: null,
      client: today,
      expected: [],
    },
  ],
  [
    "nested, unknown",
    {
      attribute: { nesting: "single", optional: true, attributes: nested },
      value: unknown,
      client: today,
      expected: [],
    },
  ],
  [
    "nested",
    {
      attribute: { nesting: "single", optional: true, attributes: nested },
      value: obj({ must: null, made: "x" }),
      client: today,
      expected: ["error a.must: Missing value for a.must", "error a.made: a.made is read-only"],
    },
  ],
  [
    "nested in a map, with an unknown element",
    {
      attribute: { nesting: "map", optional: true, attributes: nested },
      value: obj({ "k.1": obj({ must: null, made: null }), k2: unknown }),
      client: today,
      expected: ['error a["k.1"].must: Missing value for a["k.1"].must'],
    },
  ],
  [
    "nested in a set",
    {
      attribute: { nesting: "set", optional: true, attributes: nested },
      value: [obj({ must: null, made: null })],
      client: today,
      expected: ["error a.must: Missing value for a.must"],
    },
  ],
];

describe("validateConfig of attributes", () => {
  it.each(attributeCases)("%s", (_, { attribute, value, client, expected }) => {
    const block: Block = { attributes: { a: attribute } };
    expect(lines(validateConfig(obj({ a: value }), block, client))).toEqual(expected);
  });

  it("says which versions know write-only attributes", () => {
    const block: Block = { attributes: { secret: { type: "string", optional: true, writeOnly: true } } };
    const [found] = validateConfig(obj({ secret: "x" }), block, yesterday);
    expect(found?.detail).toContain("Terraform 1.11 and OpenTofu 1.11");
  });

  it("hides a sensitive value in every message", () => {
    const attribute = { sensitive: true, optional: true } as const;
    const block: Block = {
      attributes: {
        password: { ...attribute, type: "string", validators: [oneOf(["not-a-real-passwork"])] },
        pin: { ...attribute, type: "number", validators: [atLeast(1000)] },
      },
    };
    const found = validateConfig(obj({ password: "not-a-real-password", pin: 987 }), block, today);
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found)).not.toMatch(/not-a-real-password|987|Did you mean/);
  });

  it("warns of a deprecated block", () => {
    const block: Block = { attributes: {}, deprecationMessage: "Use another resource." };
    expect(validateConfig(obj({}), block, today)).toEqual([
      { severity: "warning", summary: "Deprecated", detail: "Use another resource.", path: [] },
    ]);
  });
});

const two = [obj({ must: "x" }), obj({ must: "y" })];
const inner: Block = { attributes: { must: { type: "string", required: true } } };
const blockCases: [name: string, nested: Omit<NestedBlock, "block">, value: Value, expected: string[]][] = [
  ["a single block, absent", { nesting: "single" }, null, []],
  [
    "a required single block, absent",
    { nesting: "single", minItems: 1, maxItems: 1 },
    null,
    ["error b: Wrong number of b blocks"],
  ],
  [
    "a required single block, present",
    { nesting: "single", minItems: 1, maxItems: 1 },
    obj({ must: "x" }),
    [],
  ],
  [
    "an attribute inside a single block",
    { nesting: "single" },
    obj({ must: null }),
    ["error b.must: Missing value for b.must"],
  ],
  ["no block of a list", { nesting: "list", minItems: 1 }, [], ["error b: Wrong number of b blocks"]],
  ["enough blocks of a list", { nesting: "list", minItems: 2, maxItems: 2 }, two, []],
  ["too many blocks of a list", { nesting: "list", maxItems: 1 }, two, ["error b: Wrong number of b blocks"]],
  ["too many blocks of a set", { nesting: "set", maxItems: 1 }, two, ["error b: Wrong number of b blocks"]],
  ["a dynamic block that is unknown", { nesting: "list", minItems: 1 }, unknown, []],
  [
    "an attribute inside a list",
    { nesting: "list" },
    [two[0] ?? null, obj({ must: null })],
    ["error b[1].must: Missing value for b[1].must"],
  ],
  [
    "an attribute inside a map",
    { nesting: "map" },
    obj({ k: obj({ must: null }) }),
    ['error b["k"].must: Missing value for b["k"].must'],
  ],
];

describe("validateConfig of a group block", () => {
  const old: Block = { attributes: nested, deprecationMessage: "Use c." };
  const group = (block: Block): Block => ({ attributes: {}, blocks: { b: { nesting: "group", block } } });

  it.each<[string, Block, Value]>([
    ["nothing", old, obj({ must: null, made: null })],
    [
      "no nested block",
      { ...old, blocks: { list: { nesting: "list", block: old }, map: { nesting: "map", block: old } } },
      obj({ must: null, made: null, list: [], map: obj({}) }),
    ],
    [
      "only a nested group without values",
      { ...old, blocks: { inner: { nesting: "group", block: old } } },
      obj({ must: null, made: null, inner: obj({ must: null, made: null }) }),
    ],
  ])(
    "reports neither a missing value nor a deprecation if the block has %s, because it is not written",
    (_, block, value) => {
      expect(validateConfig(obj({ b: value }), group(block), today)).toEqual([]);
    },
  );

  it("checks a block that is written", () => {
    const block: Block = { ...old, blocks: { list: { nesting: "list", block: inner } } };
    const value = obj({ must: null, made: null, list: [obj({ must: "x" })] });
    expect(lines(validateConfig(obj({ b: value }), group(block), today))).toEqual([
      "warning b: b is deprecated",
      "error b.must: Missing value for b.must",
    ]);
  });
});

describe("validateConfig of several names of one argument", () => {
  const text = { type: "number", optional: true, computed: true } as const;
  const attributes: Block["attributes"] = {
    old: { ...text, aliasOf: "now" },
    older: { ...text, aliasOf: "now" },
    now: text,
  };
  it.each<[string, Readonly<Record<string, Value>>, string[]]>([
    ["accepts a value under one name", { old: 1 }, []],
    [
      "warns of equal values under two names",
      { old: 1, now: 1n },
      ["warning old: old and now are two names of one argument"],
    ],
    [
      "refuses different values under two names",
      { old: 1, now: 2 },
      ["error old: old and now are two names of one argument"],
    ],
    [
      "refuses different values under two old names",
      { old: 1, older: 2 },
      ["error older: older and old are two names of one argument"],
    ],
    [
      "accepts unknown values under other names, which may turn out to be null",
      { old: unknown, older: unknown, now: 2 },
      [],
    ],
    ["accepts an unknown value under the new name", { old: 1, now: unknown }, []],
  ])("%s", (_, values, expected) => {
    const config = obj({ old: null, older: null, now: null, ...values });
    expect(lines(validateConfig(config, { attributes }, today))).toEqual(expected);
  });
});

it("reports an exception of a validator as a bug at its attribute, without the exception's message", () => {
  const broken: Validator = () => {
    throw new TypeError("hunter2 is not a function");
  };
  const attributes: Block["attributes"] = {
    a: { type: "string", optional: true, validators: [broken] },
    z: { type: "string", required: true },
  };
  const found = validateConfig(obj({ a: "hunter2", z: null }), { attributes }, today);
  expect(lines(found)).toEqual([
    "error a: Bug in the provider: a could not be checked",
    "error z: Missing value for z",
  ]);
  expect(found[0]?.detail).toMatch(/^Its validator failed with TypeError\. This is not a mistake/);
});

describe("validateConfig of nested blocks", () => {
  it.each(blockCases)("%s", (_, nestedBlock, value, expected) => {
    const block: Block = { attributes: {}, blocks: { b: { ...nestedBlock, block: inner } } };
    expect(lines(validateConfig(obj({ b: value }), block, today))).toEqual(expected);
  });

  it.each([
    [{ minItems: 1 }, [], "Found 0, allowed are at least 1. Add what is missing."],
    [{ maxItems: 1 }, two, "Found 2, allowed are at most 1. Remove what is too many."],
    [
      { minItems: 3, maxItems: 4 },
      two,
      "Found 2, allowed are at least 3 and at most 4. Add what is missing.",
    ],
  ])("says how many blocks are allowed: %j", (bounds, value, detail) => {
    const block: Block = { attributes: {}, blocks: { b: { nesting: "list", block: inner, ...bounds } } };
    expect(validateConfig(obj({ b: value }), block, today)[0]?.detail).toBe(detail);
  });

  it("warns of a deprecated nested block only if it is written", () => {
    const old: Block = { attributes: {}, deprecationMessage: "Use c." };
    const block: Block = { attributes: {}, blocks: { b: { nesting: "single", block: old } } };
    expect(lines(validateConfig(obj({ b: obj({}) }), block, today))).toEqual(["warning b: b is deprecated"]);
    expect(validateConfig(obj({ b: null }), block, today)).toEqual([]);
  });
});
