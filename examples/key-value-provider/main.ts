/**
 * A provider of your own, whole: `kv_entry` is a key and its value, kept as a file in a folder. It
 * stands on the framework alone and knows nothing of Streamkap; `npx tsx install.ts` installs it here.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  attributePath,
  error,
  isStartedByTerraform,
  servePlugin,
  type DataSource,
  type ObjectValue,
  type Provider,
  type Resource,
  type Schema,
  type Validator,
} from "../../src/terraform/index.ts";

/** What the resources need to reach what they manage: a folder here, a client of an API elsewhere. */
type Folder = string;

const isKey: Validator = (value, { path }) =>
  typeof value === "string" && /^[\w-]+$/.test(value)
    ? []
    : [error("Not a key", "Allowed are letters, digits, - and _.", path)];

const schema = (more: Schema["block"]["attributes"]): Schema => ({
  version: 0,
  block: {
    attributes: {
      key: { type: "string", required: true, requiresReplace: true, validators: [isKey] },
      length: { type: "number", computed: true, whenUnset: "volatile", description: "Bytes of the value." },
      ...more,
    },
  },
});

const text = (values: ObjectValue, name: string): string => {
  const value = values.get(name);
  return typeof value === "string" ? value : "";
};
const fileOf = (folder: Folder, values: ObjectValue): string => join(folder, text(values, "key"));
const found = (values: ObjectValue, value: string): ObjectValue =>
  new Map([...values, ["value", value], ["length", Buffer.byteLength(value)]]);
const read = async (file: string): Promise<string | undefined> =>
  existsSync(file) ? readFile(file, "utf8") : undefined;

const entry: Resource<Folder> = {
  schema: schema({ value: { type: "string", required: true } }),
  create: async ({ client, plannedState }) => {
    const value = text(plannedState, "value");
    const file = fileOf(client, plannedState);
    if (existsSync(file)) {
      const taken = error("The key is taken", "Import it, or take another key.", attributePath("key"));
      return { newState: null, diagnostics: [taken] };
    }
    await mkdir(client, { recursive: true });
    await writeFile(file, value);
    return { newState: found(plannedState, value) };
  },
  read: async ({ client, state }) => {
    const value = await read(fileOf(client, state));
    return { newState: value === undefined ? null : found(state, value) };
  },
  update: async ({ client, plannedState }) => {
    const value = text(plannedState, "value");
    await writeFile(fileOf(client, plannedState), value);
    return { newState: found(plannedState, value) };
  },
  delete: async ({ client, priorState }) => {
    await rm(fileOf(client, priorState), { force: true });
    return {};
  },
  importState: ({ id = "" }) => Promise.resolve({ state: new Map([["key", id]]) }),
};

const lookup: DataSource<Folder> = {
  schema: schema({ value: { type: "string", computed: true } }),
  read: async ({ client, config }) => {
    const value = await read(fileOf(client, config));
    if (value !== undefined) return { state: found(config, value) };
    return {
      state: null,
      diagnostics: [error("No such key", "Nothing is kept there.", attributePath("key"))],
    };
  },
};

const provider: Provider<Folder> = {
  address: "registry.terraform.io/example/kv",
  version: "1.0.0",
  schema: () =>
    Promise.resolve({ version: 0, block: { attributes: { folder: { type: "string", optional: true } } } }),
  resources: { kv_entry: () => Promise.resolve(entry) },
  dataSources: { kv_entry: () => Promise.resolve(lookup) },
  configure: (config) => {
    const folder = config.get("folder");
    return Promise.resolve({ client: typeof folder === "string" ? folder : "entries" });
  },
};

if (isStartedByTerraform(process.env)) void servePlugin(provider, process);
