import { list, map, object, set, unknown, type Type, type Value } from "../../../../src/terraform/index.ts";
import { knownState, settleState } from "../../../../src/terraform/server/lifecycle/settle.ts";

const item = object({ name: "string", id: "string" });
const of = (name: Value, id: Value): Value =>
  new Map<string, Value>([
    ["name", name],
    ["id", id],
  ]);

describe("settleState", () => {
  it.each<
    [
      string,
      { readonly type: Type; readonly planned: Value; readonly answered: Value; readonly expected: Value },
    ]
  >([
    [
      "keeps a known value",
      { type: "string", planned: "planned", answered: "answered", expected: "planned" },
    ],
    ["keeps a known null", { type: "string", planned: null, answered: "answered", expected: null }],
    [
      "takes the answer for an unknown value",
      { type: "string", planned: unknown, answered: "answered", expected: "answered" },
    ],
    [
      "keeps null for an unknown value that is answered null",
      { type: "string", planned: unknown, answered: null, expected: null },
    ],
    [
      "fills an unknown attribute of an object",
      { type: item, planned: of("a", unknown), answered: of("b", "1"), expected: of("a", "1") },
    ],
    [
      "makes an unknown attribute null if the object is not answered",
      { type: item, planned: of("a", unknown), answered: null, expected: of("a", null) },
    ],
    [
      "fills an unknown element of a list",
      { type: list("string"), planned: ["a", unknown], answered: ["b", "c"], expected: ["a", "c"] },
    ],
    [
      "makes a list as long as planned",
      { type: list("string"), planned: ["a", unknown], answered: ["a", "b", "c"], expected: ["a", "b"] },
    ],
    [
      "makes unknown elements null if the answered list is too short",
      { type: list("string"), planned: [unknown, unknown], answered: ["a"], expected: ["a", null] },
    ],
    [
      "gives a map the planned keys",
      {
        type: map("string"),
        planned: new Map<string, Value>([["a", unknown]]),
        answered: new Map([
          ["a", "1"],
          ["b", "2"],
        ]),
        expected: new Map([["a", "1"]]),
      },
    ],
    [
      "pairs the elements of a set in any order of the answer",
      {
        type: set(item),
        planned: [of("a", unknown), of("b", unknown)],
        answered: [of("b", "2"), of("a", "1")],
        expected: [of("a", "1"), of("b", "2")],
      },
    ],
    [
      "keeps one of two elements of a set that turn out to be equal",
      {
        type: set(item),
        planned: [of("a", unknown), of("a", "1")],
        answered: [of("a", "1")],
        expected: [of("a", "1")],
      },
    ],
    [
      "gives an unknown element of a set an answered element that no other has taken",
      { type: set("string"), planned: [unknown, "a"], answered: ["a", "b"], expected: ["a", "b"] },
    ],
    [
      "fills a dynamic value of the planned type",
      {
        type: "dynamic",
        planned: { type: item, value: of("a", unknown) },
        answered: { type: item, value: of("b", "1") },
        expected: { type: item, value: of("a", "1") },
      },
    ],
    [
      "takes the answer for a dynamic value of another type",
      {
        type: "dynamic",
        planned: { type: item, value: of("a", unknown) },
        answered: { type: "string", value: "b" },
        expected: { type: "string", value: "b" },
      },
    ],
    [
      "keeps the known elements of a set that is not answered",
      { type: set("string"), planned: [unknown, "a"], answered: null, expected: ["a"] },
    ],
  ])("%s", (_name, { type, planned, answered, expected }) => {
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
