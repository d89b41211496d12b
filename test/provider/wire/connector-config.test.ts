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

const chunks = { chunks: { type: "int64", required: true, description: "Chunks." } } as const;

const shown = { secretsShown: true };

describe("fromConfig", () => {
  it.each<[string, Partial<Setting>, ApiValue, Value, Value]>([
    ["a text", {}, "x", null, "x"],
    ["a number where a text is wanted", {}, 5, null, "5"],
    ["null", {}, null, "before", null],
    ['"" for null', {}, "", null, null],
    ['null for a configured ""', {}, null, "", ""],
    ['null for a default of ""', { default: "" }, null, null, ""],
    ["a number as text", { type: "int64" }, "5432", null, 5432],
    ["a number beyond a double", { type: "int64" }, "9007199254740993", null, 9007199254740993n],
    ["a native number", { type: "int64" }, 7, null, 7],
    ["a truth as text", { type: "bool" }, "true", null, true],
    ["a native falsehood", { type: "bool" }, false, null, false],
    ["a choice with a blank in front", { enum: ["Asia/Riyadh"] }, " Asia/Riyadh", null, "Asia/Riyadh"],
    ["a list as it was written", {}, "dbo.A, dbo.B", null, "dbo.A, dbo.B"],
    ["a secret", { sensitive: true }, "other", "mine", "other"],
    ["a masked secret", { sensitive: true }, null, "mine", "mine"],
    ["a secret masked by asterisks", { sensitive: true }, "********", "mine", "mine"],
    ["a secret masked by asterisks and not known here", { sensitive: true }, "********", null, null],
    ["asterisks that are no secret", {}, "***", null, "***"],
    ["what was planned unknown", {}, null, unknown, null],
    [
      "a map as text",
      { type: "map", nested: chunks },
      '{"a":{"chunks":5}}',
      null,
      new Map([["a", new Map([["chunks", 5]])]]),
    ],
    [
      "a map as an object",
      { type: "map", nested: chunks },
      { a: { chunks: 5 } },
      null,
      new Map([["a", new Map([["chunks", 5]])]]),
    ],
  ])("reads %s", (_name, setting, echoed, before, expected) => {
    const read = fromConfig({ "it.wire": echoed }, connectorWith(setting), new Map([["it", before]]), shown);
    expect(read).toEqual({ values: new Map([["it", expected]]), diagnostics: [] });
  });

  it("takes no answer for a secret that was not asked for", () => {
    const read = fromConfig(
      { "it.wire": "***" },
      connectorWith({ sensitive: true }),
      new Map([["it", "mine"]]),
      { secretsShown: false },
    );
    expect(read.values.get("it")).toBe("mine");
  });

  it.each<[string, Partial<Setting>, ApiValue]>([
    ["a text for a number", { type: "int64" }, "many"],
    ["a text for a truth", { type: "bool" }, "perhaps"],
  ])("keeps what is known, with a warning, at %s", (_name, setting, echoed) => {
    const { values, diagnostics } = fromConfig(
      { "it.wire": echoed },
      connectorWith(setting),
      new Map([["it", 1]]),
      shown,
    );
    expect(values.get("it")).toBe(1);
    expect(diagnostics).toMatchObject([{ severity: "warning", path: [{ attribute: "it" }] }]);
  });

  it("gives a value under its older names too", () => {
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

describe("toConfig", () => {
  it.each<[string, Partial<Setting>, Value, Record<string, ConfigValue>]>([
    ["a value", {}, "x", { "it.wire": "x" }],
    ["null for what is unset", {}, null, { "it.wire": null }],
    ["null for what the API is to decide", {}, unknown, { "it.wire": null }],
    ["a number beyond a double", { type: "int64" }, 9007199254740993n, { "it.wire": 9007199254740993n }],
    ["no read-only setting", { readOnly: true }, "x", {}],
    [
      "a map as text",
      { type: "map" },
      new Map([["a", new Map([["chunks", 5]])]]),
      { "it.wire": '{"a":{"chunks":5}}' },
    ],
    ["null for an empty map", { type: "map" }, new Map(), { "it.wire": null }],
  ])("sends %s", (_name, setting, value, expected) => {
    expect(toConfig(new Map([["it", value]]), connectorWith(setting))).toEqual(expected);
  });
});
