import { formatPath, set, unknown, type ObjectValue, type Value } from "../../../src/terraform/cty/index.ts";
import {
  applyDefaults,
  mapAttributes,
  withoutWriteOnly,
  type Attribute,
  type Block,
} from "../../../src/terraform/schema/index.ts";

const obj = (attributes: Readonly<Record<string, Value>>): ObjectValue => new Map(Object.entries(attributes));

/** The attributes that `block` has at its top and inside every kind of nesting. */
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

/** A value that has the same leaf at every place of the block. */
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
  it("returns the same object where nothing changes", () => {
    const before = value({ size: 3, timeouts: leaf(4), rule: null, options: null });
    expect(mapAttributes(before, block, (visited) => visited.value)).toBe(before);
  });

  it("visits every attribute with its path, which ends at the set for an attribute in a set", () => {
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

  it("hands over the same attribute of the value beside it", () => {
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

  it("visits an outer attribute first, and then the attributes of its new value", () => {
    const result = mapAttributes(value({ one: leaf(1) }), block, ({ attribute, value: own }) =>
      attribute === block.attributes["one"] ? leaf(2) : own === 2 ? 3 : own,
    );
    expect(result.get("one")).toEqual(leaf(3));
  });

  it("leaves null and unknown values and elements as they are", () => {
    const given = value({
      one: unknown,
      some: [null, unknown, leaf(1)],
      bag: unknown,
      rule: unknown,
      group: unknown,
    });
    expect(mapAttributes(given, block, (visited) => visited.value)).toEqual(given);
  });

  it("makes a missing attribute null, and does not change its argument", () => {
    const given = obj({ size: 1 });
    expect(mapAttributes(given, { attributes: leaves }, (visited) => visited.value)).toEqual(leaf(1));
    expect(given).toEqual(obj({ size: 1 }));
  });
});

describe("withoutWriteOnly", () => {
  it("makes write-only attributes null at every depth", () => {
    expect(withoutWriteOnly(everywhere(leaf(1, "not-a-real-password")), block)).toEqual(everywhere(leaf(1)));
  });

  it("makes an unknown write-only attribute null", () => {
    expect(withoutWriteOnly(value({ secret: unknown }), block)).toEqual(value({}));
  });

  it("makes a write-only nested attribute null as a whole", () => {
    const attributes: Record<string, Attribute> = {
      login: { nesting: "single", optional: true, writeOnly: true, attributes: leaves },
    };
    expect(withoutWriteOnly(obj({ login: leaf(1, "x") }), { attributes })).toEqual(obj({ login: null }));
  });
});

describe("applyDefaults", () => {
  const cases: [name: string, planned: ObjectValue, config: ObjectValue, result: ObjectValue][] = [
    [
      "fills a null of the configuration at every depth",
      everywhere(leaf(null)),
      everywhere(leaf(null)),
      everywhere(leaf(10)),
    ],
    ["keeps a value of the configuration", everywhere(leaf(1)), everywhere(leaf(1)), everywhere(leaf(1))],
    [
      "replaces a prior value in the proposal if the configuration is null",
      value({ size: 7 }),
      value({}),
      value({ size: 10 }),
    ],
    [
      "keeps the plan if the configuration is unknown",
      value({ size: unknown }),
      value({ size: unknown }),
      value({ size: unknown }),
    ],
    [
      "keeps a nested attribute that is unknown as a whole",
      value({ one: unknown }),
      value({ one: unknown }),
      value({ one: unknown, size: 10 }),
    ],
    [
      "keeps a nested attribute that is not configured",
      value({ one: leaf(null) }),
      value({}),
      value({ one: leaf(null), size: 10 }),
    ],
    [
      "compares elements of a list by position",
      value({ some: [leaf(7), leaf(8)] }),
      value({ some: [leaf(null), leaf(8)] }),
      value({ some: [leaf(10), leaf(8)], size: 10 }),
    ],
    [
      "compares elements of a map by key",
      value({ many: obj({ a: leaf(7), b: leaf(8) }) }),
      value({ many: obj({ b: leaf(null), a: leaf(7) }) }),
      value({ many: obj({ a: leaf(7), b: leaf(10) }), size: 10 }),
    ],
    [
      "fills a null of the plan inside a set",
      value({ bag: [leaf(null), leaf(7)] }),
      value({ bag: [leaf(7), leaf(null)] }),
      value({ bag: [leaf(10), leaf(7)], size: 10 }),
    ],
    [
      "keeps an unknown value inside a set",
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
