import {
  unknown,
  type Attribute,
  type Block,
  type ObjectValue,
  type Value,
} from "../../../../src/terraform/index.ts";
import {
  planResets,
  planUnset,
  planVolatile,
} from "../../../../src/terraform/server/lifecycle/plan-unset.ts";

const inside: Readonly<Record<string, Attribute>> = {
  name: { type: "string", required: true },
  id: { type: "string", optional: true, computed: true },
  seen: { type: "string", computed: true, whenUnset: "volatile" },
  note: { type: "string", optional: true, computed: true, whenUnset: "filled" },
};
const block: Block = {
  attributes: {
    one: { nesting: "single", attributes: inside, optional: true },
    many: { nesting: "list", attributes: inside, optional: true },
    keyed: { nesting: "map", attributes: inside, optional: true },
    any: { nesting: "set", attributes: inside, optional: true },
    given: { nesting: "map", attributes: inside, optional: true, computed: true, whenUnset: "filled" },
    whole: { nesting: "single", attributes: inside, optional: true, computed: true },
  },
  blocks: { box: { nesting: "single", block: { attributes: inside } } },
};

const element = (values: Readonly<Record<string, Value>>): ObjectValue =>
  new Map(Object.entries({ name: null, id: null, seen: null, note: null, ...values }));
const at = (name: string, value: Value): ObjectValue =>
  new Map(
    Object.entries({
      one: null,
      many: null,
      keyed: null,
      any: null,
      given: null,
      whole: null,
      box: null,
      [name]: value,
    }),
  );

const configured = element({ name: "a" });
const before = element({ name: "a", id: "1", seen: "yes" });
const created = element({ name: "a", id: unknown, seen: unknown });
/** One element, as it is in the configuration, in the prior state, in the plan of a create and in that of a change. */
type Element = Readonly<Record<"config" | "prior" | "created" | "changed", Value>>;
const own = (wrap: (inner: Value) => Value): Element => ({
  config: wrap(configured),
  prior: wrap(before),
  created: wrap(created),
  changed: wrap(element({ name: "a", id: "1", seen: unknown })),
});

const nestings: [string, string, Element][] = [
  ["a single nested attribute", "one", own((inner) => inner)],
  ["a list", "many", own((inner) => [inner])],
  ["a map", "keyed", own((inner) => new Map([["k", inner]]))],
  ["a block", "box", own((inner) => inner)],
];

describe("attributes that are unset inside nested attributes and blocks", () => {
  it.each(nestings)("are unknown at create in %s", (_name, name, { config, created: expected }) => {
    const configuration = at(name, config);
    const planned = planUnset({ planned: configuration, config: configuration, prior: undefined }, block);
    // `whole` is computed and the configuration sets no part of it, so all of it is unknown.
    expect(planned).toEqual(new Map([...at(name, expected), ["whole", unknown]]));
  });

  it.each(nestings)(
    "are kept in %s, but volatile ones are unknown once anything changes",
    (_name, name, values) => {
      const config = at(name, values.config);
      const prior = at(name, values.prior);
      const unset = planUnset({ planned: prior, config, prior }, block);
      expect(unset).toEqual(prior);
      expect(planVolatile({ planned: unset, config, prior }, block)).toEqual(at(name, values.changed));
    },
  );

  it("are kept in an element of a set that existed before, and unknown in a new element, in any order", () => {
    const [first, second] = [element({ name: "a", id: "2" }), element({ name: "b", id: null })];
    const config = at("any", [configured, element({ name: "b" }), element({ name: "c" })]);
    const planned = at("any", [element({ name: "c" }), second, first]);
    expect(planUnset({ planned, config, prior: at("any", [first, second]) }, block).get("any")).toEqual([
      element({ name: "c", id: unknown, seen: unknown }),
      second,
      first,
    ]);
  });

  it("are unknown in an element of a set if they are volatile and something changes, though they have a value", () => {
    const config = at("any", [configured]);
    const prior = at("any", [before]);
    expect(planVolatile({ planned: prior, config, prior }, block).get("any")).toEqual([
      element({ name: "a", id: "1", seen: unknown }),
    ]);
  });

  it("keep what the API has filled, though Terraform proposes null as if they were removed", () => {
    const prior = at("given", new Map([["k", before]]));
    const sides = { planned: at("given", null), config: at("given", null), prior };
    expect(planUnset(sides, block)).toEqual(prior);
    expect(planResets(sides, [], block).get("given")).toBeNull();
  });

  it("are unknown if they were configured and are removed, though Terraform proposes null", () => {
    const prior = at("given", new Map([["k", before]]));
    const sides = { planned: at("given", null), config: at("given", null), prior };
    const reset = planResets(sides, ["given"], block);
    expect(planUnset({ ...sides, planned: reset }, block).get("given")).toBe(unknown);
  });

  it("are unknown in an element that is added to a list, and kept in the element beside it", () => {
    const config = at("many", [configured, configured]);
    const planned = at("many", [before, configured]);
    expect(planUnset({ planned, config, prior: at("many", [before]) }, block).get("many")).toEqual([
      before,
      created,
    ]);
  });

  it.each<[string, Value]>([
    ["unknown", unknown],
    ["null", null],
  ])("are not looked for in a list that is %s as a whole", (_name, value) => {
    const many = at("many", value);
    expect(planUnset({ planned: many, config: many, prior: many }, block).get("many")).toBe(value);
  });
});
