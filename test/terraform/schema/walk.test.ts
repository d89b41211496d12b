import { formatPath, set, unknown, type ObjectValue, type Value } from "../../../src/terraform/cty/index.ts";
import {
  applyDefaults,
  mapAttributes,
  withoutWriteOnly,
  type Attribute,
  type Block,
} from "../../../src/terraform/schema/index.ts";

const obj = (attributes: Readonly<Record<string, Value>>): ObjectValue => new Map(Object.entries(attributes));

/** Every way of nesting around the same two attributes. */
const leaves: Readonly<Record<string, Attribute>> = {
  size: { type: "number", optional: true, computed: true, default: 10 },
  secret: { type: "string", optional: true, writeOnly: true },
};
const block: Block = {
  attributes: {
    ...leaves,
    tags: { type: set("string"), optional: true },
    one: { nesting: "single", attributes: leaves, optional: true },
    some: { nesting: "list", attributes: leaves, optional: true },
    many: { nesting: "map", attributes: leaves, optional: true },
    bag: { nesting: "set", attributes: leaves, optional: true },
  },
  blocks: {
    timeouts: { nesting: "single", block: { attributes: leaves } },
    group: { nesting: "group", block: { attributes: leaves } },
    rule: {
      nesting: "list",
      block: { attributes: leaves, blocks: { deep: { nesting: "map", block: { attributes: leaves } } } },
    },
    options: { nesting: "set", block: { attributes: leaves } },
  },
};
const nothing: Readonly<Record<string, Value>> = {
  size: null,
  secret: null,
  tags: null,
  one: null,
  some: null,
  many: null,
  bag: null,
  timeouts: null,
  group: null,
  rule: [],
  options: [],
};
const leaf = (size: Value, secret: Value = null): ObjectValue => obj({ size, secret });
const value = (attributes: Readonly<Record<string, Value>>): ObjectValue =>
  obj({ ...nothing, ...attributes });

/** The same leaf at every place that a block has. */
const everywhere = (own: ObjectValue): ObjectValue =>
  value({
    ...Object.fromEntries(own),
    one: own,
    some: [own],
    many: obj({ "k.1": own }),
    bag: [own],
    timeouts: own,
    group: own,
    rule: [obj({ ...Object.fromEntries(own), deep: obj({ d: own }) })],
    options: [own],
  });

describe("mapAttributes", () => {
  it("visits every attribute with its path; one in a set has the set's", () => {
    const paths: string[] = [];
    mapAttributes(everywhere(leaf(1)), block, (visited) => {
      paths.push(formatPath(visited.path));
      return visited.value;
    });
    const nested = [
      "one",
      "some[0]",
      'many["k.1"]',
      "bag",
      "timeouts",
      "group",
      "rule[0]",
      'rule[0].deep["d"]',
      "options",
    ];
    const expected = ["", ...nested].flatMap((place) =>
      Object.keys(leaves).map((name) => (place === "" ? name : `${place}.${name}`)),
    );
    expect(paths.sort()).toEqual([...expected, "tags", "one", "some", "many", "bag"].sort());
  });

  it("hands the same attribute of another value along", () => {
    const found: Record<string, Value | undefined> = {};
    mapAttributes(
      everywhere(leaf(1)),
      block,
      (visited) => {
        if (visited.value === 1) found[formatPath(visited.path)] = visited.beside;
        return visited.value;
      },
      value({
        size: 2,
        some: [leaf(3)],
        many: obj({ other: leaf(4) }),
        rule: unknown,
        timeouts: leaf(null),
        bag: [leaf(5)],
      }),
    );
    expect(found).toEqual({
      size: 2,
      "one.size": undefined,
      "some[0].size": 3,
      'many["k.1"].size': undefined,
      "bag.size": 1,
      "timeouts.size": null,
      "group.size": undefined,
      "rule[0].size": undefined,
      'rule[0].deep["d"].size': undefined,
      "options.size": 1,
    });
  });

  it("visits the outer attribute before the inner ones, and those of what it became", () => {
    const result = mapAttributes(value({ one: leaf(1) }), block, ({ attribute, value: own }) =>
      attribute === block.attributes["one"] ? leaf(2) : own === 2 ? 3 : own,
    );
    expect(result.get("one")).toEqual(leaf(3));
  });

  it("leaves null and unknown as they are, whole and as elements", () => {
    const given = value({
      one: unknown,
      some: [null, unknown, leaf(1)],
      bag: unknown,
      rule: unknown,
      group: unknown,
    });
    expect(mapAttributes(given, block, (visited) => visited.value)).toEqual(given);
  });

  it("makes an attribute that is missing null, and does not touch what it was given", () => {
    const given = obj({ size: 1 });
    expect(mapAttributes(given, { attributes: leaves }, (visited) => visited.value)).toEqual(leaf(1));
    expect(given).toEqual(obj({ size: 1 }));
  });
});

describe("withoutWriteOnly", () => {
  it("nulls write-only attributes at every depth", () => {
    expect(withoutWriteOnly(everywhere(leaf(1, "not-a-real-password")), block)).toEqual(everywhere(leaf(1)));
  });

  it("nulls an unknown one too", () => {
    expect(withoutWriteOnly(value({ secret: unknown }), block)).toEqual(value({}));
  });

  it("nulls a write-only nested attribute as a whole", () => {
    const attributes: Record<string, Attribute> = {
      login: { nesting: "single", optional: true, writeOnly: true, attributes: leaves },
    };
    expect(withoutWriteOnly(obj({ login: leaf(1, "x") }), { attributes })).toEqual(obj({ login: null }));
  });
});

describe("applyDefaults", () => {
  const cases: [name: string, planned: ObjectValue, config: ObjectValue, result: ObjectValue][] = [
    [
      "null in the configuration, at every depth",
      everywhere(leaf(null)),
      everywhere(leaf(null)),
      everywhere(leaf(10)),
    ],
    ["set in the configuration", everywhere(leaf(1)), everywhere(leaf(1)), everywhere(leaf(1))],
    [
      "null in the configuration, a prior value in the proposal",
      value({ size: 7 }),
      value({}),
      value({ size: 10 }),
    ],
    [
      "unknown in the configuration",
      value({ size: unknown }),
      value({ size: unknown }),
      value({ size: unknown }),
    ],
    [
      "a whole nested attribute unknown",
      value({ one: unknown }),
      value({ one: unknown }),
      value({ one: unknown, size: 10 }),
    ],
    [
      "a nested attribute that is not configured at all",
      value({ one: leaf(null) }),
      value({}),
      value({ one: leaf(null), size: 10 }),
    ],
    [
      "elements by position",
      value({ some: [leaf(7), leaf(8)] }),
      value({ some: [leaf(null), leaf(8)] }),
      value({ some: [leaf(10), leaf(8)], size: 10 }),
    ],
    [
      "elements by key",
      value({ many: obj({ a: leaf(7), b: leaf(8) }) }),
      value({ many: obj({ b: leaf(null), a: leaf(7) }) }),
      value({ many: obj({ a: leaf(7), b: leaf(10) }), size: 10 }),
    ],
    [
      "elements of a set, where null in the plan counts",
      value({ bag: [leaf(null), leaf(7)] }),
      value({ bag: [leaf(7), leaf(null)] }),
      value({ bag: [leaf(10), leaf(7)], size: 10 }),
    ],
    [
      "an unknown in a set",
      value({ bag: [leaf(unknown)] }),
      value({ bag: [leaf(unknown)] }),
      value({ bag: [leaf(unknown)], size: 10 }),
    ],
  ];
  it.each(cases)("%s", (_, planned, config, result) => {
    const sized = config.get("size") === null ? new Map([...result, ["size", 10] as const]) : result;
    expect(applyDefaults(planned, config, block)).toEqual(sized);
  });

  it("gives a nested attribute its own default as a whole", () => {
    const attributes: Record<string, Attribute> = {
      one: { nesting: "single", optional: true, computed: true, attributes: leaves, default: leaf(null) },
    };
    expect(applyDefaults(obj({ one: null }), obj({ one: null }), { attributes })).toEqual(
      obj({ one: leaf(null) }),
    );
  });
});
