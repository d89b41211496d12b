/** Holds the rules of the lifecycle against random schemas and configurations. None of them is made for a rule. */
import {
  conform,
  decodeJson,
  decodeMsgpack,
  encodeJson,
  encodeMsgpack,
  encodeType,
  equalValues,
  isWhollyKnown,
  list,
  map,
  object,
  parseJson,
  parseType,
  set,
  type ObjectType,
  type ObjectValue,
  type Type,
  type Value,
} from "../../../src/terraform/cty/index.ts";
import { hasErrors, type Block, type Resource } from "../../../src/terraform/index.ts";
import { decodeMessage } from "../../../src/terraform/protocol/messages/decode-message.ts";
import { encodeMessage } from "../../../src/terraform/protocol/messages/encode-message.ts";
import { enums, type Messages } from "../../../src/terraform/protocol/generated/wire-tables.ts";
import { schemaToProto } from "../../../src/terraform/protocol/rpcs/convert/schema-to-proto.ts";
import { impliedType, withoutWriteOnly } from "../../../src/terraform/schema/index.ts";
import {
  applyResourceChange,
  planResourceChange,
  ProviderServer,
  type LoadedResource,
} from "../../../src/terraform/server/index.ts";
import { settleState } from "../../../src/terraform/server/lifecycle/settle.ts";
import { RandomSchemas } from "../schema/random-schemas.ts";
import { context } from "./test-resource.ts";

const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);
const none = new Uint8Array();

/** A resource that makes up every value that the plan left to it, and some values that the plan did not leave to it. */
function resourceOf(block: Block, random: RandomSchemas): LoadedResource {
  const type = impliedType(block);
  const made = (planned: ObjectValue) => random.answer(planned, type);
  const resource: Resource<unknown> = {
    schema: { version: 0, block },
    create: ({ plannedState }) => Promise.resolve({ newState: made(plannedState) }),
    read: ({ state }) => Promise.resolve({ newState: state }),
    update: ({ plannedState }) => Promise.resolve({ newState: made(plannedState) }),
    delete: () => Promise.resolve({}),
  };
  return { typeName: "test_random", resource, schema: resource.schema, type };
}

function serverOf(): ProviderServer {
  const server = new ProviderServer({
    address: "registry.terraform.io/example/test",
    version: "0",
    schema: () => Promise.resolve({ version: 0, block: { attributes: {} } }),
    resources: {},
    configure: () => Promise.resolve({ client: "client" }),
  });
  server.client = "client";
  return server;
}

/** The type that Terraform derives from a schema on the wire, as its `ImpliedType` does. */
function derivedType({ attributes, blockTypes }: Messages["Schema.Block"]): ObjectType {
  const blocks = blockTypes.map(({ typeName, block, nesting }): [string, Type] => {
    if (block === undefined) throw new Error(`${typeName} is empty`);
    const names = Object.entries(enums["Schema.NestedBlock.NestingMode"]);
    return [typeName, nested(names, nesting, derivedType(block))];
  });
  return object(Object.fromEntries([...attributes.map(typed), ...blocks]));
}

function typed({ name, type, nestedType }: Messages["Schema.Attribute"]): [string, Type] {
  if (nestedType === undefined) return [name, parseType(JSON.parse(Buffer.from(type).toString()))];
  const names = Object.entries(enums["Schema.Object.NestingMode"]);
  return [
    name,
    nested(names, nestedType.nesting, object(Object.fromEntries(nestedType.attributes.map(typed)))),
  ];
}

function nested(names: readonly (readonly [string, number])[], nesting: number, element: ObjectType): Type {
  const name = names.find(([, number]) => number === nesting)?.[0];
  const collection = { LIST: list, SET: set, MAP: map }[name ?? ""];
  return collection?.(element) ?? element;
}

describe.each([true, false])("random schemas, unknowns: %s", (unknowns) => {
  it.each(seeds)("values of the implied type survive the wire, seed %d", (seed) => {
    const random = new RandomSchemas(seed, unknowns);
    const block = random.block();
    const type = impliedType(block);
    const wire = encodeMessage("Schema", schemaToProto({ version: 0, block }));
    const { block: read } = decodeMessage("Schema", wire);
    expect(read && encodeType(derivedType(read))).toBe(encodeType(type));

    const value = random.config(block);
    expect(conform(value, type)).toBeUndefined();
    expect(equalValues(decodeMsgpack(encodeMsgpack(value, type), type), value, type)).toBe(true);
    if (isWhollyKnown(value))
      expect(equalValues(decodeJson(parseJson(encodeJson(value, type)), type), value, type)).toBe(true);
  });

  it.each(seeds)("a create is planned, applied and planned again by the rules, seed %d", async (seed) => {
    const random = new RandomSchemas(seed, unknowns);
    const block = random.block();
    const resource = resourceOf(block, random);
    const { type } = resource;
    const server = serverOf();
    const config = random.config(block);
    const created = await planResourceChange(
      server,
      { resource, priorState: null, proposedNewState: config, config, priorPrivate: none },
      context,
    );
    // The server checks the plan by the rules of Terraform before it answers.
    expect(created.diagnostics).toEqual([]);
    const plannedState = created.plannedState ?? new Map();
    expect(withoutWriteOnly(plannedState, block)).toEqual(plannedState);

    const { plannedPrivate } = created;
    const request = { resource, priorState: null, plannedState, config, plannedPrivate };
    const { newState, diagnostics, private: stored } = await applyResourceChange(server, request, context);
    expect(hasErrors(diagnostics)).toBe(false);
    if (newState === null) throw new Error("nothing is stored");
    expect(conform(newState, type)).toBeUndefined();
    expect(isWhollyKnown(newState)).toBe(true);
    // Each value that was known in the plan is stored as planned.
    expect(equalValues(settleState(plannedState, newState, type), newState, type)).toBe(true);

    if (unknowns) return;
    const again = await planResourceChange(
      server,
      { resource, priorState: newState, proposedNewState: newState, config, priorPrivate: stored },
      context,
    );
    expect(again).toMatchObject({ diagnostics: [], requiresReplace: [] });
    expect(again.plannedState && equalValues(again.plannedState, newState, type)).toBe(true);
  });
});

it.each(seeds)("a plan with unknown values is planned again when they are known, seed %d", async (seed) => {
  const random = new RandomSchemas(seed, "single");
  const block = random.block();
  const resource = resourceOf(block, random);
  const { type } = resource;
  const server = serverOf();
  const earlier = random.config(block);
  const settled = withoutWriteOnly(random.answer(random.resolve(earlier, type), type), block);
  const later = random.config(block);
  const resolved = random.resolve(later, type);

  for (const priorState of [null, settled]) {
    const plan = async (config: ObjectValue) => {
      // This is the state that Terraform proposes, except for computed attributes inside nested attributes.
      const proposedNewState = new Map<string, Value>(
        [...config].map(([name, value]) => {
          const kept = value === null && block.attributes[name]?.computed === true;
          return [name, kept ? (priorState?.get(name) ?? null) : value];
        }),
      );
      const request = { resource, priorState, proposedNewState, config, priorPrivate: none };
      const { plannedState, diagnostics } = await planResourceChange(server, request, context);
      expect(diagnostics).toEqual([]);
      return plannedState ?? new Map();
    };
    const [first, second] = [await plan(later), await plan(resolved)];
    expect(equalValues(settleState(first, second, type), second, type)).toBe(true);
  }
});
