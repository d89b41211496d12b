/**
 * A complete provider of your own. Its resource `kv_entry` is a key and its value, which it keeps as a file in a folder. The
 * provider uses only the framework, and knows nothing of Streamkap. `npx tsx install.ts` installs it in this folder.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import {
  attributePath,
  error,
  isStartedByTerraform,
  servePlugin,
  type ObjectValue,
  type Provider,
  type Resource,
} from "../../src/terraform/index.ts";
import { fileOf, found, read, schemaOf, text, type Folder } from "./entry.ts";
import { lookup } from "./lookup.ts";

async function write(folder: Folder, planned: ObjectValue): Promise<{ newState: ObjectValue }> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(folder, planned), text(planned, "value"));
  return { newState: found(planned, text(planned, "value")) };
}

const entry: Resource<Folder> = {
  schema: schemaOf({ type: "string", required: true }),
  create: async ({ client, plannedState }) => {
    if ((await read(client, plannedState)) === undefined) return write(client, plannedState);
    const taken = error("The key is taken", "Import it, or take another key.", attributePath("key"));
    return { newState: null, diagnostics: [taken] };
  },
  read: async ({ client, state }) => {
    const value = await read(client, state);
    return { newState: value === undefined ? null : found(state, value) };
  },
  update: ({ client, plannedState }) => write(client, plannedState),
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
  configure: (config) => Promise.resolve({ client: text(config, "folder") || "entries" }),
};

if (isStartedByTerraform(process.env)) void servePlugin(provider, process);
