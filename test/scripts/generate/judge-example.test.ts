import { judgeExample } from "../../../scripts/generate/judge-example.ts";
import type { Connector, Setting } from "../../../src/catalogue/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";

const setting = (attribute: string, more: Partial<Setting> = {}): Setting => ({
  attribute,
  wire: attribute,
  type: "string",
  description: "A.",
  group: "Settings",
  ...more,
});
const judge = (settings: readonly Setting[], example: Connector["example"]): string[] =>
  judgeExample({
    code: "sample",
    kind: "source",
    resource: "source_sample",
    displayName: "Sample",
    className: "Sample",
    settings,
    ...(example !== undefined && { example }),
  });

it.each([...catalogue.values()].map((each) => [each.code, each] as const))(
  "has nothing against the example of %s",
  (_code, connector) => {
    expect(judgeExample(connector)).toEqual([]);
  },
);

const on = setting("on", { type: "bool", default: true });
const secret = setting("secret", { sensitive: true, required: true });

it.each<[string, Setting[], Connector["example"], string]>([
  ["a name that is no setting", [on], { off: true }, "off is no setting that a practitioner sets"],
  [
    "a value that the platform makes",
    [setting("made", { readOnly: true })],
    { made: "x" },
    "made is no setting that a practitioner sets",
  ],
  ["a value of another type", [on], { on: "yes" }, 'on may not be "yes"'],
  ["a secret in the open", [secret], { secret: "x" }, 'secret is a secret; it must be "${var.<name>}"'],
  [
    "a setting without effect",
    [on, setting("a", { conditions: [{ attribute: "on", equals: false }] })],
    { a: "x" },
    "a has no effect beside the other values",
  ],
  ["no required setting", [secret], {}, "secret is missing; the API demands it"],
  [
    "no setting that a default demands",
    [on, setting("a", { conditions: [{ attribute: "on", equals: true }], requiredWhenVisible: true })],
    undefined,
    "a is missing; the API demands it",
  ],
])("tells of an example with %s", (_title, settings, example, problem) => {
  expect(judge(settings, example)).toEqual([`the example: ${problem}`]);
});

it("takes a secret as a variable, and a demand whose condition the example removes", () => {
  const demanded = setting("a", {
    conditions: [{ attribute: "on", equals: true }],
    requiredWhenVisible: true,
  });
  expect(judge([secret, on, demanded], { secret: "${var.any_name}", on: false })).toEqual([]);
});
