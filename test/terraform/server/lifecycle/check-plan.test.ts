import {
  unknown,
  type Attribute,
  type Block,
  type ObjectValue,
  type Resource,
  type Value,
} from "../../../../src/terraform/index.ts";
import { impliedType } from "../../../../src/terraform/schema/index.ts";
import { checkPlan } from "../../../../src/terraform/server/lifecycle/check-plan.ts";
import type { LoadedResource } from "../../../../src/terraform/server/index.ts";
import { checkReplacing } from "../../../../src/terraform/server/lifecycle/plan-replace.ts";

const inside: Readonly<Record<string, Attribute>> = {
  key: { type: "string", required: true },
  made: { type: "string", computed: true },
  note: { type: "string", optional: true },
};
const nested = (nesting: "single" | "list" | "set" | "map", computed: boolean): Attribute => ({
  nesting,
  attributes: inside,
  optional: true,
  computed,
});
const block: Block = {
  attributes: {
    text: { type: "string", optional: true },
    given: { type: "string", optional: true, computed: true },
    single: nested("single", false),
    list: nested("list", false),
    set: nested("set", false),
    map: nested("map", false),
    filled: nested("map", true),
    secret: { type: "string", optional: true, writeOnly: true },
  },
  blocks: {
    box: { nesting: "single", block: { attributes: inside } },
    boxes: { nesting: "list", block: { attributes: inside } },
    bag: { nesting: "set", block: { attributes: inside } },
  },
};
const resource: LoadedResource = {
  typeName: "test_thing",
  schema: { version: 0, block },
  type: impliedType(block),
  resource: {} as Resource<unknown>,
};

type Values = Readonly<Record<string, Value>>;

const of = (values: Values): ObjectValue => new Map(Object.entries({ made: null, note: null, ...values }));
const whole = (values: Values): ObjectValue => {
  const names = [...Object.keys(block.attributes), "box"].map((name) => [name, null] as const);
  return new Map<string, Value>([...names, ["boxes", []], ["bag", []], ...Object.entries(values)]);
};
const problems = (planned: Values, config: Values, prior?: Values): string[] =>
  checkPlan(
    { planned: whole(planned), config: whole(config), prior: prior === undefined ? null : whole(prior) },
    resource,
  ).map(({ detail }) => detail.slice(0, detail.indexOf(". This is not")));

const [a, b] = [of({ key: "a" }), of({ key: "b" })];
const [madeA, madeB] = [of({ key: "a", made: unknown }), of({ key: "b", made: "known" })];
const keyed = (key: string, value: Value): ObjectValue => new Map([[key, value]]);

describe("a plan that Terraform accepts", () => {
  it.each<[string, Values, Values]>([
    ["is the configuration itself", { text: "x", list: [a] }, { text: "x", list: [a] }],
    ["fills computed attributes in each nesting", { list: [madeA], box: madeA }, { list: [a], box: a }],
    ["has the elements of a set in another order", { set: [madeB, madeA] }, { set: [a, b] }],
    ["has the blocks of a set in another order", { bag: [madeB, madeA] }, { bag: [a, b] }],
    [
      "keeps a nested attribute that the API has filled, with attributes inside that are not computed",
      { filled: keyed("k", a) },
      {},
    ],
    ["has an unknown computed nested attribute", { filled: unknown }, {}],
    [
      "has an unknown value that is configured unknown",
      { text: unknown, list: unknown },
      { text: unknown, list: unknown },
    ],
    ["has an unknown number of blocks", { boxes: unknown }, { boxes: unknown }],
    ["has null for a write-only value", { secret: null }, { secret: "x" }],
  ])("%s", (_name, planned, config) => {
    expect(problems(planned, config)).toEqual([]);
  });

  it("keeps the prior value in place of the configured one", () => {
    const prior = { text: "X", list: [of({ key: "A" })], box: a };
    expect(problems(prior, { text: "x", list: [a], box: a }, prior)).toEqual([]);
  });
});

describe("a plan that Terraform refuses", () => {
  const other = "what is planned are other elements than the configured ones";
  const value = "the planned value is not the configured one";
  const uncomputed =
    "it is planned with a value, which the configuration leaves out and which is not computed";

  it.each<[string, Values, Values, string]>([
    ["has another value than configured", { text: "y" }, { text: "x" }, `text: ${value}`],
    ["has null for a configured value", { text: null }, { text: "x" }, `text: ${value}`],
    ["has a value for an unknown one", { text: "y" }, { text: unknown }, `text: ${value}`],
    [
      "has an unknown value for a known one",
      { text: unknown },
      { text: "x" },
      "text: it is planned unknown, and is configured",
    ],
    ["sets a value that is neither configured nor computed", { text: "y" }, {}, `text: ${uncomputed}`],
    ["has null for a configured object", { single: null }, { single: a }, `single: ${value}`],
    ["sets an object that is neither configured nor computed", { single: a }, {}, `single: ${uncomputed}`],
    ["changes a value in an object", { single: b }, { single: a }, `single.key: ${value}`],
    ["changes a value in a list", { list: [a, b] }, { list: [a, a] }, `list[1].key: ${value}`],
    ["has fewer elements in a list", { list: [] }, { list: [a] }, `list: ${other}`],
    ["has a null in a list", { list: [null] }, { list: [a] }, `list[0]: ${other}`],
    ["has another key in a map", { map: keyed("l", a) }, { map: keyed("k", a) }, `map: ${other}`],
    ["changes a value under a key", { map: keyed("k", b) }, { map: keyed("k", a) }, `map["k"].key: ${value}`],
    ["has another element in a set", { set: [a, of({ key: "c" })] }, { set: [a, b] }, `set: ${other}`],
    ["has an element of a set twice", { set: [a, madeA] }, { set: [a, b] }, `set: ${other}`],
    [
      "sets a value inside a set that is not computed",
      { set: [of({ key: "a", note: "x" })] },
      { set: [a] },
      `set: ${other}`,
    ],
    ["changes a value in a block", { box: b }, { box: a }, `box.key: ${value}`],
    ["sets a block that is not configured", { box: a }, {}, `box: ${other}`],
    [
      "changes a value in one of several blocks",
      { boxes: [a, a] },
      { boxes: [a, b] },
      `boxes[1].key: ${value}`,
    ],
    ["has another block in a set", { bag: [b] }, { bag: [a] }, `bag: ${other}`],
  ])("%s", (_name, planned, config, problem) => {
    expect(problems(planned, config)).toEqual([problem]);
  });
});

describe("a path that forces a new object", () => {
  const prior = whole({ text: "x", list: [a], map: keyed("k", a), set: [a] });
  const planned = whole({ text: "y", list: [a, b], map: unknown, set: [b] });
  const refused = (path: Parameters<typeof checkReplacing>[0][number], before: ObjectValue | null = prior) =>
    checkReplacing([path], before, planned, resource).map(({ path: at, severity }) => [at, severity]);

  it.each([
    ["an attribute", [{ attribute: "text" }]],
    ["an attribute of an element that is new", [{ attribute: "list" }, { index: 1 }, { attribute: "key" }]],
    ["an entry", [{ attribute: "map" }, { key: "k" }]],
    ["an entry of a map that is unknown in the plan", [{ attribute: "map" }, { key: "l" }]],
    ["a set", [{ attribute: "set" }]],
  ])("may lead to %s", (_name, path) => {
    expect(refused(path)).toEqual([]);
  });

  it.each([
    ["an attribute that does not exist", [{ attribute: "txet" }]],
    ["an element that does not exist", [{ attribute: "list" }, { index: 2 }]],
    ["an element of a set", [{ attribute: "set" }, { index: 0 }]],
    ["an entry of an object", [{ key: "text" }]],
    ["a part of a text", [{ attribute: "text" }, { attribute: "length" }]],
  ])("does not lead to %s", (_name, path) => {
    expect(refused(path)).toEqual([[path, "error"]]);
  });

  it("is ignored at create", () => {
    expect(refused([{ attribute: "txet" }], null)).toEqual([]);
  });
});
