/** A small provider for the tests of the protocol. No API keeps the objects of its resource `test_item`. */
import type { OperationContext } from "../../../src/terraform/context.ts";
import { list, type ObjectValue, type Value } from "../../../src/terraform/cty/index.ts";
import { warning } from "../../../src/terraform/diagnostic.ts";
import type { Provider } from "../../../src/terraform/provider.ts";
import type { CreateRequest, Resource } from "../../../src/terraform/resource.ts";
import type { Schema } from "../../../src/terraform/schema/index.ts";

export const itemSchema: Schema = {
  version: 0,
  block: {
    attributes: {
      id: { type: "string", computed: true },
      name: { type: "string", required: true, description: "What it is called." },
      size: { type: "number", optional: true },
      tags: { type: list("string"), optional: true },
    },
    blocks: {
      timeouts: { nesting: "single", block: { attributes: { create: { type: "string", optional: true } } } },
    },
  },
};

interface Hooks {
  /** Runs in create. The attributes that it returns replace those of the new object. */
  readonly onCreate?: (
    request: CreateRequest<unknown>,
    context: OperationContext,
  ) => Promise<ReadonlyMap<string, Value>>;
}

export function createTestProvider({ onCreate }: Hooks = {}): Provider<unknown> {
  const item: Resource<unknown> = {
    schema: itemSchema,
    create: async (request, context) => {
      const more = (await onCreate?.(request, context)) ?? new Map();
      return { newState: new Map([...request.plannedState, ["id", "item-1"], ...more]) };
    },
    read: ({ state }) => {
      if (state.get("name") === "broken") throw new Error("the API has answered nonsense");
      return Promise.resolve({ newState: state.get("name") === "gone" ? null : state });
    },
    update: ({ plannedState }) => Promise.resolve({ newState: plannedState }),
    delete: () => Promise.resolve({}),
    validateConfig: (config, { logger }) => {
      logger.info("validating", { attributes: config.size });
      return config.get("name") === "odd"
        ? [warning("An odd name", "Take another.", [{ attribute: "name" }])]
        : [];
    },
  };
  return {
    address: "registry.terraform.io/example/test",
    version: "1.2.3",
    schema: () =>
      Promise.resolve({ version: 0, block: { attributes: { host: { type: "string", optional: true } } } }),
    resources: {
      test_item: () => Promise.resolve(item),
      test_unloadable: () => Promise.reject(new Error("its file is missing")),
    },
    configure: () => Promise.resolve({ client: {} }),
  };
}

/** Makes the value of a `test_item`. Attributes that are left out are null. */
export function itemValue(attributes: Readonly<Record<string, Value>>): ObjectValue {
  const empty = { id: null, name: null, size: null, tags: null, timeouts: null };
  return new Map(Object.entries({ ...empty, ...attributes }));
}
