/**
 * A stand-in for the official provider, made with our framework from the facts about its schemas.
 * It takes over what a file says it has, and keeps what is in the state; as strict as the real one
 * is, it refuses a stored value of another type than its own.
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

export interface OfficialOptions {
  readonly version: string;
  readonly resources: readonly OfficialResource[];
  /** A JSON file: what a source of a name has, `{ "<name>": { "<attribute>": … } }`. */
  readonly answersFile: string | undefined;
}

const text: Attribute = { type: "string", optional: true };
const duration = (name: string): [string, Attribute] => [name, text];

export function createOfficialProvider({
  version,
  resources,
  answersFile,
}: OfficialOptions): Provider<object> {
  const answers = (): JsonValue =>
    answersFile === undefined ? new Map() : parseJson(readFileSync(answersFile, "utf8"));
  const sources = resources.flatMap((resource) => {
    const loader = (): Promise<Resource<object>> => Promise.resolve(sourceResource(resource, answers));
    // A type that was called something else, as types of other providers are.
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
    // It plans a former name that is not configured as unknown, and fills both names.
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
    // An answer without a cluster is "" to it.
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

/** Attributes whose stored value is not of the type that the official provider has. */
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
              block: { attributes: Object.fromEntries(["create", "update", "delete"].map(duration)) },
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

/** Whatever else the official provider has. */
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
