import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import { sourcesFolder } from "./connectors.ts";

const schema = JSON.parse(
  readFileSync(join(sourcesFolder, "../connector.schema.json"), "utf8"),
) as AnySchemaObject;

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(schema);

const setting = { attribute: "a", wire: "a", type: "string", description: "A.", group: "Settings" };
const connector = (change: object): object => ({
  code: "sample",
  kind: "source",
  resource: "source_sample",
  displayName: "Sample",
  className: "Sample",
  category: "Databases",
  example: {},
  settings: [{ ...setting, ...change }],
});

describe("connector.schema.json", () => {
  it.each(readdirSync(sourcesFolder))("accepts %s", (name) => {
    const valid = validate(JSON.parse(readFileSync(join(sourcesFolder, name), "utf8")));
    expect({ valid, errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  it("accepts a minimal setting", () => {
    expect(validate(connector({}))).toBe(true);
  });

  it.each([
    ["an unknown key", { optional: true }],
    ["a key that equals its default", { sensitive: false }],
    ["a required setting with a default", { required: true, default: "x" }],
    ["a read-only setting with a default", { readOnly: true, default: "x" }],
    ["a conditional demand without conditions", { requiredWhenVisible: true }],
    ["a default of another type", { default: 1 }],
    ["bounds on a string", { min: 1 }],
    ["an enumeration on a number", { type: "int64", min: 0, enum: ["1"] }],
    ["a number without a least value", { type: "int64" }],
    ["the form of a text on a number", { type: "int64", min: 0, form: "hostname" }],
    ["a form that does not exist", { form: "name" }],
    ["inferred conditions without conditions", { conditionsInferred: true }],
    ["a fraction as default", { type: "int64", min: 0, default: 1.5 }],
    ["a blank around a choice", { enum: [" Asia/Riyadh"] }],
    ["a choice twice", { enum: ["a", "a"] }],
    ["a map", { type: "map" }],
    ["a description that is no sentence", { description: "the thing" }],
    ["an attribute name that Terraform does not allow", { attribute: "SSH.host" }],
  ])("refuses %s", (_name, change) => {
    expect(validate(connector(change))).toBe(false);
  });
});
