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
    ["keeps a known value", "string", "planned", "answered", "planned"],
    ["keeps a known null", "string", null, "answered", null],
    ["takes the answer for an unknown value", "string", unknown, "answered", "answered"],
    ["keeps null for an unknown value that is answered null", "string", unknown, null, null],
    ["fills an unknown attribute of an object", item, of("a", unknown), of("b", "1"), of("a", "1")],
    [
      "makes an unknown attribute null if the object is not answered",
      item,
      of("a", unknown),
      null,
      of("a", null),
    ],
    ["fills an unknown element of a list", list("string"), ["a", unknown], ["b", "c"], ["a", "c"]],
    ["makes a list as long as planned", list("string"), ["a", unknown], ["a", "b", "c"], ["a", "b"]],
    [
      "makes unknown elements null if the answered list is too short",
      list("string"),
      [unknown, unknown],
      ["a"],
      ["a", null],
    ],
    [
      "gives a map the planned keys",
      map("string"),
      new Map<string, Value>([["a", unknown]]),
      new Map([
        ["a", "1"],
        ["b", "2"],
      ]),
      new Map([["a", "1"]]),
    ],
    [
      "pairs the elements of a set in any order of the answer",
      set(item),
      [of("a", unknown), of("b", unknown)],
      [of("b", "2"), of("a", "1")],
      [of("a", "1"), of("b", "2")],
    ],
    [
      "keeps one of two elements of a set that turn out to be equal",
      set(item),
      [of("a", unknown), of("a", "1")],
      [of("a", "1")],
      [of("a", "1")],
    ],
    [
      "gives an unknown element of a set an answered element that no other has taken",
      set("string"),
      [unknown, "a"],
      ["a", "b"],
      ["a", "b"],
    ],
    [
      "fills a dynamic value of the planned type",
      "dynamic",
      { type: item, value: of("a", unknown) },
      { type: item, value: of("b", "1") },
      { type: item, value: of("a", "1") },
    ],
    [
      "takes the answer for a dynamic value of another type",
      "dynamic",
      { type: item, value: of("a", unknown) },
      { type: "string", value: "b" },
      { type: "string", value: "b" },
    ],
    ["keeps the known elements of a set that is not answered", set("string"), [unknown, "a"], null, ["a"]],
  ])("%s", (_name, type, planned, answered, expected) => {
    const settled = settleState(
      new Map([["it", planned]]),
      new Map([["it", answered]]),
      object({ it: type }),
    );
    expect(settled).toEqual(new Map([["it", expected]]));
  });

  it("leaves out attributes that were not planned", () => {
    expect(settleState(new Map(), new Map([["it", "x"]]), object({}))).toEqual(new Map());
  });
});

it("knownState replaces every unknown value by null, at any depth", () => {
  const state = new Map<string, Value>([["it", [of("a", unknown), new Map([["x", [unknown]]])]]]);
  expect(knownState(state)).toEqual(new Map([["it", [of("a", null), new Map([["x", [null]]])]]]));
});

it("knownState replaces unknown values inside dynamic values", () => {
  const known = (value: Value) => knownState(new Map([["it", value]])).get("it");
  expect(known({ type: "string", value: unknown })).toEqual({ type: "string", value: null });
  expect(known({ type: item, value: of("a", unknown) })).toEqual({ type: item, value: of("a", null) });
});
