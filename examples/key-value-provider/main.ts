/**
 * A provider of your own, whole: `kv_entry` is a key and its value, kept as a file in a folder. It
 * stands on the framework alone and knows nothing of Streamkap; `npx tsx install.ts` installs it here.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { attributePath, error, isStartedByTerraform, servePlugin } from "../../src/terraform/index.ts";
import type { ObjectValue, Provider, Resource, Validator, Value } from "../../src/terraform/index.ts";
import { lookup } from "./lookup.ts";

/** What the resources need to reach what they manage: a folder here, a client of an API elsewhere. */
type Folder = string;

const asText = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const isKey: Validator = (value, { path }) =>
  /^[\w-]+$/.test(asText(value)) ? [] : [error("Not a key", "Allowed are letters, digits, - and _.", path)];
const text = (values: ObjectValue, name: string): string => asText(values.get(name));
const fileOf = (folder: Folder, values: ObjectValue): string => join(folder, text(values, "key"));
const found = (values: ObjectValue, value: string): ObjectValue =>
  new Map([...values, ["value", value], ["length", Buffer.byteLength(value)]]);

const entry: Resource<Folder> = {
  schema: {
    version: 0,
    block: {
      attributes: {
        key: { type: "string", required: true, requiresReplace: true, validators: [isKey] },
        value: { type: "string", required: true },
        length: { type: "number", computed: true, whenUnset: "volatile", description: "Bytes of the value." },
      },
    },
  },
  create: async ({ client, plannedState }) => {
    const value = text(plannedState, "value");
    await mkdir(client, { recursive: true });
    try {
      await writeFile(fileOf(client, plannedState), value, { flag: "wx" });
    } catch {
      const taken = error("The key is taken", "Import it, or take another key.", attributePath("key"));
      return { newState: null, diagnostics: [taken] };
    }
    return { newState: found(plannedState, value) };
  },
  read: async ({ client, state }) => {
    const value = await readFile(fileOf(client, state), "utf8").catch(() => undefined);
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

const provider: Provider<Folder> = {
  address: "registry.terraform.io/example/kv",
  version: "1.0.0",
  schema: () =>
    Promise.resolve({ version: 0, block: { attributes: { folder: { type: "string", optional: true } } } }),
  resources: { kv_entry: () => Promise.resolve(entry) },
  dataSources: { kv_entry: () => Promise.resolve(lookup) },
  configure: (config) => Promise.resolve({ client: asText(config.get("folder")) || "entries" }),
};

if (isStartedByTerraform(process.env)) void servePlugin(provider, process);
