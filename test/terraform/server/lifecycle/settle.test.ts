import { list, map, object, set, unknown, type Type, type Value } from "../../../../src/terraform/index.ts";
import { knownState, settleState } from "../../../../src/terraform/server/lifecycle/settle.ts";

const item = object({ name: "string", id: "string" });
const of = (name: Value, id: Value): Value =>
  new Map<string, Value>([
    ["name", name],
    ["id", id],
  ]);

describe("settleState", () => {
  it.each<[string, Type, Value, Value, Value]>([
    ["a known value stays", "string", "planned", "answered", "planned"],
    ["a known null stays", "string", null, "answered", null],
    ["an unknown value is answered", "string", unknown, "answered", "answered"],
    ["an unknown that is not answered is null", "string", unknown, null, null],
    ["within an object", item, of("a", unknown), of("b", "1"), of("a", "1")],
    ["an object of which nothing is answered", item, of("a", unknown), null, of("a", null)],
    ["within a list", list("string"), ["a", unknown], ["b", "c"], ["a", "c"]],
    ["a list is as long as planned", list("string"), ["a", unknown], ["a", "b", "c"], ["a", "b"]],
    ["a list of which too little is answered", list("string"), [unknown, unknown], ["a"], ["a", null]],
    [
      "a map has the keys that were planned",
      map("string"),
      new Map<string, Value>([["a", unknown]]),
      new Map([
        ["a", "1"],
        ["b", "2"],
      ]),
      new Map([["a", "1"]]),
    ],
    [
      "elements of a set find each other, in whatever order they are answered",
      set(item),
      [of("a", unknown), of("b", unknown)],
      [of("b", "2"), of("a", "1")],
      [of("a", "1"), of("b", "2")],
    ],
    [
      "an element of a set that has turned out to be another one is there once",
      set(item),
      [of("a", unknown), of("a", "1")],
      [of("a", "1")],
      [of("a", "1")],
    ],
    [
      "an unknown element of a set takes one that is left",
      set("string"),
      [unknown, "a"],
      ["a", "b"],
      ["a", "b"],
    ],
    [
      "within a dynamic value of the planned type",
      "dynamic",
      { type: item, value: of("a", unknown) },
      { type: item, value: of("b", "1") },
      { type: item, value: of("a", "1") },
    ],
    [
      "a dynamic value of another type is answered",
      "dynamic",
      { type: item, value: of("a", unknown) },
      { type: "string", value: "b" },
      { type: "string", value: "b" },
    ],
    ["a set of which nothing is answered has what is known", set("string"), [unknown, "a"], null, ["a"]],
  ])("%s", (_name, type, planned, answered, expected) => {
    const settled = settleState(
      new Map([["it", planned]]),
      new Map([["it", answered]]),
      object({ it: type }),
    );
    expect(settled).toEqual(new Map([["it", expected]]));
  });

  it("leaves out attributes that were never planned", () => {
    expect(settleState(new Map(), new Map([["it", "x"]]), object({}))).toEqual(new Map());
  });
});

it("knownState has null for every unknown, at any depth", () => {
  const state = new Map<string, Value>([["it", [of("a", unknown), new Map([["x", [unknown]]])]]]);
  expect(knownState(state)).toEqual(new Map([["it", [of("a", null), new Map([["x", [null]]])]]]));
});

it("knownState looks into dynamic values", () => {
  const known = (value: Value) => knownState(new Map([["it", value]])).get("it");
  expect(known({ type: "string", value: unknown })).toEqual({ type: "string", value: null });
  expect(known({ type: item, value: of("a", unknown) })).toEqual({ type: item, value: of("a", null) });
});
