/** The code that the resource and the data source share: a key, its value, and the folder that keeps them. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  error,
  type Attribute,
  type ObjectValue,
  type Schema,
  type Validator,
} from "../../src/terraform/index.ts";

/** The connection to the managed objects. Here it is a folder; in most providers it is a client of an API. */
export type Folder = string;

const isKey: Validator = (value, { path }) =>
  typeof value === "string" && /^[\w-]+$/.test(value)
    ? []
    : [error("Not a key", "Allowed are letters, digits, - and _.", path)];

export const schemaOf = (value: Attribute): Schema => ({
  version: 0,
  block: {
    attributes: {
      key: { type: "string", required: true, requiresReplace: true, validators: [isKey] },
      value,
      length: { type: "number", computed: true, whenUnset: "volatile", description: "Bytes of the value." },
    },
  },
});

export function text(values: ObjectValue, name: string): string {
  const value = values.get(name);
  return typeof value === "string" ? value : "";
}

export const fileOf = (folder: Folder, values: ObjectValue): string => join(folder, text(values, "key"));

export async function read(folder: Folder, values: ObjectValue): Promise<string | undefined> {
  const file = fileOf(folder, values);
  return existsSync(file) ? readFile(file, "utf8") : undefined;
}

export const found = (values: ObjectValue, value: string): ObjectValue =>
  new Map([...values, ["value", value], ["length", Buffer.byteLength(value)]]);
