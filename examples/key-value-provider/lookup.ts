import { attributePath, error, type DataSource } from "../../src/terraform/index.ts";
import { found, read, schemaOf, type Folder } from "./entry.ts";

/** The data source. It reads the value that somebody else keeps under a key. */
export const lookup: DataSource<Folder> = {
  schema: schemaOf({ type: "string", computed: true }),
  read: async ({ client, config }) => {
    const value = await read(client, config);
    if (value !== undefined) return { state: found(config, value) };
    const missing = error("No such key", "Nothing is kept there.", attributePath("key"));
    return { state: null, diagnostics: [missing] };
  },
};
