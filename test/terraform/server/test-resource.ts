import type {
  Diagnostic,
  ObjectValue,
  OperationContext,
  Resource,
  Schema,
  Value,
} from "../../../src/terraform/index.ts";
import { ProviderServer, type LoadedResource } from "../../../src/terraform/server/index.ts";

const schema: Schema = {
  version: 0,
  block: {
    attributes: {
      id: { type: "string", computed: true },
      name: { type: "string", required: true },
      kind: { type: "string", optional: true, requiresReplace: true },
      port: { type: "number", optional: true, computed: true, default: 5432 },
      filled: { type: "string", optional: true, computed: true, whenUnset: "filled" },
      old_filled: { type: "string", optional: true, computed: true, whenUnset: "filled", aliasOf: "filled" },
      status: { type: "string", computed: true, whenUnset: "volatile" },
      secret: { type: "string", optional: true, writeOnly: true },
    },
  },
};

/** The members of the test resource that a test may replace. Members that are not replaced do what the plan says. */
export type Behaviour = Partial<
  Pick<Resource<unknown>, "create" | "read" | "update" | "delete" | "modifyPlan">
>;

export async function serve(
  behaviour: Behaviour = {},
): Promise<{ server: ProviderServer; resource: LoadedResource }> {
  const made = (planned: ObjectValue): ObjectValue =>
    state({ ...entries(planned), id: "id-1", status: "Active" });
  const resource: Resource<unknown> = {
    schema,
    create: ({ plannedState }) => Promise.resolve({ newState: made(plannedState) }),
    read: ({ state: current }) => Promise.resolve({ newState: current }),
    update: ({ plannedState }) => Promise.resolve({ newState: made(plannedState) }),
    delete: () => Promise.resolve({}),
    ...behaviour,
  };
  const server = new ProviderServer({
    address: "registry.terraform.io/example/test",
    version: "0",
    schema: () => Promise.resolve({ version: 0, block: { attributes: {} } }),
    resources: { test_thing: () => Promise.resolve(resource) },
    configure: () => Promise.resolve({ client: "client" }),
  });
  server.client = "client";
  const loaded = await server.resource("test_thing");
  if (loaded === undefined) throw new Error("the test resource did not load");
  return { server, resource: loaded };
}

const silent = (): void => undefined;

export const context: OperationContext = {
  signal: new AbortController().signal,
  logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
  clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
  terraformVersion: "1.11.4",
};

/** Makes an object of the schema. Attributes that are left out are null. */
export function state(values: Readonly<Record<string, Value>>): ObjectValue {
  return new Map(Object.keys(schema.block.attributes).map((name) => [name, values[name] ?? null]));
}

export function entries(value: ObjectValue | null): Record<string, Value> | null {
  return value && Object.fromEntries([...value].filter(([, inner]) => inner !== null));
}

export const summaries = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ summary }) => summary);
