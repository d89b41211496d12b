import type { Connector, Setting } from "../../../src/catalogue/index.ts";
import { fromConfig, toConfig } from "../../../src/provider/wire/connector-config.ts";
import type { ConfigValue, ApiValue } from "../../../src/streamkap/index.ts";
import { unknown, type Value } from "../../../src/terraform/index.ts";

const connectorWith = (setting: Partial<Setting>): Connector => ({
  code: "test",
  kind: "source",
  resource: "source_test",
  displayName: "Test",
  className: "Test",
  settings: [
    { attribute: "it", wire: "it.wire", type: "string", description: "It.", group: "It", ...setting },
  ],
});

const shown = { secretsShown: true };

describe("fromConfig", () => {
  it.each<
    [
      string,
      {
        readonly setting: Partial<Setting>;
        readonly echoed: ApiValue;
        readonly before: Value;
        readonly expected: Value;
      },
    ]
  >([
    ["a text", { setting: {}, echoed: "x", before: null, expected: "x" }],
    ["a number in the place of a text", { setting: {}, echoed: 5, before: null, expected: "5" }],
    ["null", { setting: {}, echoed: null, before: "before", expected: null }],
    ['"" as null', { setting: {}, echoed: "", before: null, expected: null }],
    ['null as a configured ""', { setting: {}, echoed: null, before: "", expected: "" }],
    ['null as a default of ""', { setting: { default: "" }, echoed: null, before: null, expected: "" }],
    ["a number as text", { setting: { type: "int64" }, echoed: "5432", before: null, expected: 5432 }],
    [
      "a number beyond a double",
      { setting: { type: "int64" }, echoed: "9007199254740993", before: null, expected: 9007199254740993n },
    ],
    ["a native number", { setting: { type: "int64" }, echoed: 7, before: null, expected: 7 }],
    ["a boolean as text", { setting: { type: "bool" }, echoed: "true", before: null, expected: true }],
    ["a native boolean", { setting: { type: "bool" }, echoed: false, before: null, expected: false }],
    [
      "a choice with a blank in front",
      { setting: { enum: ["Asia/Riyadh"] }, echoed: " Asia/Riyadh", before: null, expected: "Asia/Riyadh" },
    ],
    [
      "a list as it was written",
      { setting: {}, echoed: "dbo.A, dbo.B", before: null, expected: "dbo.A, dbo.B" },
    ],
    [
      "a secret in clear",
      { setting: { sensitive: true }, echoed: "other", before: "mine", expected: "other" },
    ],
    ["a masked secret", { setting: { sensitive: true }, echoed: null, before: "mine", expected: "mine" }],
    [
      "a known secret that is masked by asterisks",
      { setting: { sensitive: true }, echoed: "********", before: "mine", expected: "mine" },
    ],
    [
      "an unknown secret that is masked by asterisks",
      { setting: { sensitive: true }, echoed: "********", before: null, expected: null },
    ],
    ["asterisks that are no secret", { setting: {}, echoed: "***", before: null, expected: "***" }],
    [
      "null for a setting that was planned unknown",
      { setting: {}, echoed: null, before: unknown, expected: null },
    ],
    [
      "an empty answer as null, although the setting has a default",
      { setting: { type: "int64", default: 6 }, echoed: null, before: 7, expected: null },
    ],
    [
      "an empty answer as the default of a setting that is newer than many sources",
      { setting: { type: "int64", default: 6, absentIsDefault: true }, echoed: null, before: 7, expected: 6 },
    ],
  ])("reads %s", (_name, { setting, echoed, before, expected }) => {
    const read = fromConfig({ "it.wire": echoed }, connectorWith(setting), new Map([["it", before]]), shown);
    expect(read).toEqual({ values: new Map([["it", expected]]), diagnostics: [] });
  });

  it("takes no secret from an answer if the API was not asked for secrets", () => {
    const read = fromConfig(
      { "it.wire": "***" },
      connectorWith({ sensitive: true }),
      new Map([["it", "mine"]]),
      { secretsShown: false },
    );
    expect(read.values.get("it")).toBe("mine");
  });

  it.each<[string, Partial<Setting>, ApiValue]>([
    ["a text in the place of a number", { type: "int64" }, "many"],
    ["a text in the place of a boolean", { type: "bool" }, "perhaps"],
  ])("keeps the known value and warns if the API answers %s", (_name, setting, echoed) => {
    const { values, diagnostics } = fromConfig(
      { "it.wire": echoed },
      connectorWith(setting),
      new Map([["it", 1]]),
      shown,
    );
    expect(values.get("it")).toBe(1);
    expect(diagnostics).toMatchObject([{ severity: "warning", path: [{ attribute: "it" }] }]);
  });

  it("returns a value under its former names too", () => {
    const read = fromConfig(
      { "it.wire": "x" },
      connectorWith({ deprecatedNames: ["old"] }),
      new Map(),
      shown,
    );
    expect(read.values).toEqual(
      new Map([
        ["it", "x"],
        ["old", "x"],
      ]),
    );
  });
});

const inferred: Partial<Setting> = { type: "int64", default: 6, wireInferred: true };

describe("toConfig", () => {
  it.each<[string, Partial<Setting>, Value, Record<string, ConfigValue>]>([
    ["a value", {}, "x", { "it.wire": "x" }],
    ["null for a setting that is unset", {}, null, { "it.wire": null }],
    ["null for an unknown value", {}, unknown, { "it.wire": null }],
    ["a number beyond a double", { type: "int64" }, 9007199254740993n, { "it.wire": 9007199254740993n }],
    ["no read-only setting", { readOnly: true }, "x", {}],
    ["a value under a key that nobody has seen", inferred, 5, { "it.wire": 5 }],
    ["no default under a key that nobody has seen", inferred, 6, {}],
    ["no null under a key that nobody has seen", inferred, null, {}],
  ])("sends %s", (_name, setting, value, expected) => {
    expect(toConfig(new Map([["it", value]]), connectorWith(setting))).toEqual(expected);
  });
});
