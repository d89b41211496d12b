import { judgeReferences, judgeTogether } from "../../../scripts/generate/judge-references.ts";
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
const connector = (...settings: Setting[]): Connector => ({
  code: "sample",
  kind: "source",
  resource: "source_sample",
  displayName: "Sample",
  className: "Sample",
  settings,
});

describe("the committed catalogue", () => {
  it.each([...catalogue.values()].map((each) => [each.code, each] as const))(
    "has no problem in %s",
    (_code, each) => {
      expect(judgeReferences(each)).toEqual([]);
    },
  );

  it("has none between its connectors", () => {
    expect(catalogue.size).toBeGreaterThan(20);
    expect(judgeTogether(catalogue)).toEqual([]);
  });
});

const on = setting("on", { type: "bool" });
const made = setting("made", { readOnly: true });

it.each<[string, Setting[], string]>([
  [
    "a name twice",
    [setting("a"), setting("b", { deprecatedNames: ["a"] })],
    'setting "a": the name a is used twice',
  ],
  [
    "the name of a write-only twin",
    [setting("a", { sensitive: true }), setting("a_wo")],
    'setting "a": the name a_wo is used twice',
  ],
  [
    "a name of every source",
    [setting("tags")],
    'setting "tags": every source has an attribute tags of its own',
  ],
  [
    "a reserved name",
    [setting("count")],
    'setting "count": count is a name that Terraform or CDKTF keeps for itself',
  ],
  [
    "a wire key twice",
    [setting("a"), setting("b", { wire: "a" })],
    'setting "a": the wire key a is used twice',
  ],
  [
    "bounds out of order",
    [setting("a", { type: "int64", min: 2, max: 1 })],
    'setting "a": min 2 is above max 1',
  ],
  [
    "a default that is no choice",
    [setting("a", { enum: ["x"], default: "y" })],
    'setting "a": the default "y" is not a value that the setting allows',
  ],
  [
    "a default out of bounds",
    [setting("a", { type: "int64", min: 1, default: 0 })],
    'setting "a": the default 0 is not a value that the setting allows',
  ],
  [
    "a condition on what there is not",
    [setting("a", { conditions: [{ attribute: "off", equals: true }] }), on],
    'setting "a": a condition names off, which is no other setting',
  ],
  [
    "a condition on itself",
    [setting("a", { conditions: [{ attribute: "a", equals: "x" }] })],
    'setting "a": a condition names a, which is no other setting',
  ],
  [
    "a condition that never holds",
    [setting("a", { conditions: [{ attribute: "on", equals: "yes" }] }), on],
    'setting "a": a condition compares on with "yes", a value that it cannot have',
  ],
  [
    "unique values among what may be unset",
    [setting("a", { uniqueAmong: ["on"] }), on],
    'setting "a": uniqueAmong names on, which is no other setting that always has a value',
  ],
  [
    "a value that is made of a made one",
    [setting("a", { readOnly: true, derivedFrom: ["made"] }), made],
    'setting "a": derivedFrom names made, which is no setting that a practitioner sets',
  ],
])("finds %s", (_name, settings, problem) => {
  expect(judgeReferences(connector(...settings))[0]).toBe(problem);
});

it("finds what two connectors share, and an attribute of two types", () => {
  const first = connector(setting("a"));
  const second = { ...connector(setting("a", { type: "bool" })), code: "other", className: "SAMPLE" };
  const both = new Map([first, second].map((each) => [each.code, each]));
  expect(judgeTogether(both)).toEqual([
    { code: "other", problem: 'resource: "source_sample" is that of sample' },
    { code: "other", problem: 'displayName: "Sample" is that of sample' },
    { code: "other", problem: 'className: "SAMPLE" is that of sample' },
    { code: "other", problem: 'setting "a", type: is bool here and string in sample; it must be the same' },
  ]);
});
