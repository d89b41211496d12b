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
/** One element as each of the values that a plan is made of, and what is planned for it. */
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

describe("what is unset inside nested attributes and blocks", () => {
  it.each(nestings)("%s: unknown at create", (_name, name, { config, created: expected }) => {
    const planned = planUnset(at(name, config), at(name, config), undefined, block);
    // Nothing was asked for here but its own: a computed attribute as a whole is unknown.
    expect(planned).toEqual(new Map([...at(name, expected), ["whole", unknown]]));
  });

  it.each(nestings)("%s: kept, and volatile ones unknown once anything changes", (_name, name, values) => {
    const [proposed, config, prior] = [
      at(name, values.prior),
      at(name, values.config),
      at(name, values.prior),
    ];
    const unset = planUnset(proposed, config, prior, block);
    expect(unset).toEqual(prior);
    expect(planVolatile(unset, config, prior, block)).toEqual(at(name, values.changed));
  });

  it("a set, whose order moves: an element that was there is kept, a new one has unknowns", () => {
    const [first, second] = [element({ name: "a", id: "2" }), element({ name: "b", id: null })];
    const config = at("any", [configured, element({ name: "b" }), element({ name: "c" })]);
    const proposed = at("any", [element({ name: "c" }), second, first]);
    expect(planUnset(proposed, config, at("any", [first, second]), block).get("any")).toEqual([
      element({ name: "c", id: unknown, seen: unknown }),
      second,
      first,
    ]);
  });

  it("a set: what is volatile in an element moves with a change, though it is no longer null", () => {
    const config = at("any", [configured]);
    const prior = at("any", [before]);
    expect(planVolatile(prior, config, prior, block).get("any")).toEqual([
      element({ name: "a", id: "1", seen: unknown }),
    ]);
  });

  it("what the API has filled stays, though Terraform proposes null: it takes it for removed", () => {
    const prior = at("given", new Map([["k", before]]));
    expect(planUnset(at("given", null), at("given", null), prior, block)).toEqual(prior);
    expect(planResets(at("given", null), at("given", null), prior, [], block).get("given")).toBeNull();
  });

  it("what was configured and is removed is the API's again, though Terraform proposes null", () => {
    const prior = at("given", new Map([["k", before]]));
    const reset = planResets(at("given", null), at("given", null), prior, ["given"], block);
    expect(planUnset(reset, at("given", null), prior, block).get("given")).toBe(unknown);
  });

  it("an element added to a list or a map has unknowns, its neighbour none", () => {
    const config = at("many", [configured, configured]);
    const planned = planUnset(at("many", [before, configured]), config, at("many", [before]), block);
    expect(planned.get("many")).toEqual([before, created]);
  });

  it.each<[string, Value]>([
    ["unknown", unknown],
    ["null", null],
  ])("what is %s as a whole stays", (_name, value) => {
    expect(planUnset(at("many", value), at("many", value), at("many", value), block).get("many")).toBe(value);
  });
});
