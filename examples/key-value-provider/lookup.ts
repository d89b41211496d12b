/** The data source `kv_entry`: what is kept under a key that somebody else has written. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { attributePath, error, type DataSource } from "../../src/terraform/index.ts";

export const lookup: DataSource<string> = {
  schema: {
    version: 0,
    block: {
      attributes: {
        key: { type: "string", required: true },
        value: { type: "string", computed: true },
        length: { type: "number", computed: true, description: "Bytes of the value." },
      },
    },
  },
  read: async ({ client: folder, config }) => {
    const key = config.get("key");
    const file = join(folder, typeof key === "string" ? key : "");
    const value = await readFile(file, "utf8").catch(() => undefined);
    if (value !== undefined)
      return { state: new Map([...config, ["value", value], ["length", Buffer.byteLength(value)]]) };
    const missing = error("No such key", "Nothing is kept under it.", attributePath("key"));
    return { state: null, diagnostics: [missing] };
  },
};
