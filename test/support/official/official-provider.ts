/**
 * A stand-in for the official provider, made with our framework from the facts about its schemas. A create takes the
 * attributes of the source from a file, and everything else keeps the state. As strict as the real provider, it refuses
 * a stored value whose type is not its own.
 */
import { readFileSync } from "node:fs";
import {
  decodeStateJson,
  error,
  isMap,
  isNumber,
  isUnknown,
  isList,
  map,
  object,
  parseJson,
  set,
  unknown,
  type Attribute,
  type JsonObject,
  type JsonValue,
  type ObjectValue,
  type Provider,
  type Resource,
  type Schema,
} from "../../../src/terraform/index.ts";
import type { OfficialAttribute, OfficialResource } from "./resources.ts";

/** Which version the stand-in is. */
export interface OfficialOptions {
  readonly version: string;
  readonly resources: readonly OfficialResource[];
  /** Path of a JSON file with the attributes of each source by its name: `{ "<name>": { "<attribute>": … } }`. */
  readonly answersFile: string | undefined;
}

const text: Attribute = { type: "string", optional: true };
const duration = (name: string): [string, Attribute] => [name, text];

/** Makes the stand-in. */
export function createOfficialProvider({
  version,
  resources,
  answersFile,
}: OfficialOptions): Provider<object> {
  const answers = (): JsonValue =>
    answersFile === undefined ? new Map() : parseJson(readFileSync(answersFile, "utf8"));
  const sources = resources.flatMap((resource) => {
    const loader = (): Promise<Resource<object>> => Promise.resolve(sourceResource(resource, answers));
    // A second name of each type, for tests of a move between types.
    return [resource.typeName, `${resource.typeName}_before`].map((name) => [name, loader] as const);
  });
  const others = ["streamkap_destination_snowflake", "streamkap_pipeline"].map(
    (name) => [name, () => Promise.resolve(otherResource())] as const,
  );
  return {
    address: "registry.terraform.io/streamkap-com/streamkap",
    version,
    schema: () => Promise.resolve({ version: 0, block: { attributes: { host: text, client_id: text } } }),
    resources: Object.fromEntries([...sources, ...others]),
    configure: () => Promise.resolve({ client: {} }),
  };
}

function sourceResource(resource: OfficialResource, answers: () => JsonValue): Resource<object> {
  return {
    schema: officialSchema(resource),
    // The official provider plans a former name as unknown if it is not configured, and fills both names at the create.
    modifyPlan: ({ config, priorState, plannedState }) => {
      const former = resource.attributes.filter(
        ({ tf, aliasOf }) => aliasOf !== undefined && (config.get(tf) ?? null) === null,
      );
      const filled = former.map(({ tf }) => [tf, unknown] as const);
      return { plannedState: priorState === null ? new Map([...plannedState, ...filled]) : plannedState };
    },
    create: ({ plannedState }) => {
      const all = answers();
      const own = isMap(all) ? all.get(nameOf(plannedState)) : undefined;
      if (own === undefined) throw new Error(`nothing is prepared for ${nameOf(plannedState)}`);
      const state = decodeStateJson(own, officialType(resource));
      return Promise.resolve({ newState: new Map([...plannedState, ...(isMap(state) ? state : [])]) });
    },
    // The official provider reads an answer without a cluster as "".
    read: ({ state }) =>
      Promise.resolve({
        newState: state.has("kc_cluster_id")
          ? new Map([...state, ["kc_cluster_id", state.get("kc_cluster_id") ?? ""]])
          : state,
      }),
    update: ({ plannedState }) => Promise.resolve({ newState: plannedState }),
    delete: () => Promise.resolve({}),
    upgradeState: ({ rawState }) => {
      const wrong = wrongTypes(rawState, resource);
      if (wrong.length === 0) return { state: rawState };
      return { state: null, diagnostics: [error("Unable to Read Previously Saved State", wrong.join("\n"))] };
    },
  };
}

/** A line for each attribute whose stored value is not of the official provider's type. */
export function wrongTypes(rawState: JsonObject, { attributes }: OfficialResource): string[] {
  return attributes
    .filter(({ tf, type }) => !fits(rawState.get(tf) ?? null, type))
    .map(({ tf, type }) => `${tf} is no ${type}`);
}

function fits(value: JsonValue, type: OfficialAttribute["type"]): boolean {
  if (value === null) return true;
  switch (type) {
    case "string":
      return typeof value === "string";
    case "int64":
      return isNumber(value);
    case "bool":
      return typeof value === "boolean";
    case "set(string)":
      return isList(value) && value.every((element) => typeof element === "string");
    case "map(object)":
      return isMap(value) && [...value.values()].every((element) => isMap(element));
  }
}

function officialSchema({ attributes }: OfficialResource): Schema {
  const isLater = attributes.some(({ tf }) => tf === "tags");
  return {
    version: 0,
    block: {
      attributes: Object.fromEntries(
        attributes.map((attribute) => [attribute.tf, schemaAttribute(attribute)]),
      ),
      blocks: isLater
        ? {
            timeouts: {
              nesting: "single",
              block: { attributes: Object.fromEntries(["create", "read", "update", "delete"].map(duration)) },
            },
          }
        : {},
    },
  };
}

function schemaAttribute(attribute: OfficialAttribute): Attribute {
  const { type, required, optional, computed, sensitive, aliasOf } = attribute;
  const behaviour = {
    ...(required === true && { required }),
    ...(optional === true && { optional }),
    ...(computed === true && { computed }),
    ...(sensitive === true && { sensitive }),
    ...(aliasOf !== undefined && { aliasOf }),
    ...((attribute.default ?? null) !== null && { default: attribute.default ?? null }),
    ...(attribute.tf === "connector_status" && { whenUnset: "volatile" as const }),
  };
  switch (type) {
    case "string":
    case "bool":
      return { ...behaviour, type };
    case "int64":
      return { ...behaviour, type: "number" };
    case "set(string)":
      return { ...behaviour, type: set("string") };
    case "map(object)":
      return { ...behaviour, nesting: "map", attributes: { chunks: { type: "number", required: true } } };
  }
}

function officialType({ attributes }: OfficialResource): ReturnType<typeof object> {
  return object(
    Object.fromEntries(
      attributes.map(({ tf, type }) => [
        tf,
        type === "int64"
          ? "number"
          : type === "set(string)"
            ? set("string")
            : type === "map(object)"
              ? map(object({ chunks: "number" }))
              : type,
      ]),
    ),
  );
}

/** A resource of the official provider that is no source. */
function otherResource(): Resource<object> {
  const computed: Attribute = { type: "string", computed: true };
  return {
    schema: { version: 0, block: { attributes: { id: computed, name: text, source_id: text } } },
    create: ({ plannedState }) => Promise.resolve({ newState: withId(plannedState) }),
    read: ({ state }) => Promise.resolve({ newState: state }),
    update: ({ plannedState }) => Promise.resolve({ newState: plannedState }),
    delete: () => Promise.resolve({}),
  };
}

function withId(planned: ObjectValue): ObjectValue {
  const id = planned.get("id") ?? null;
  return new Map([...planned, ["id", isUnknown(id) ? `made-by-official-${nameOf(planned)}` : id]]);
}

function nameOf(state: ObjectValue): string {
  const name = state.get("name");
  return typeof name === "string" ? name : "";
}
