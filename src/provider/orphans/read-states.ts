import { parseJson, type JsonObject, type JsonValue } from "../../terraform/index.ts";
import { typePrefix } from "../address.ts";

/** What a state tells of its sources. */
export interface StateContent {
  /** Ids of the sources that the state manages. */
  readonly ids: ReadonlySet<string>;
  /** Addresses of the resources of the root module. An import needs an address that none of them has. */
  readonly addresses: ReadonlySet<string>;
}

/** Why a text is no state. The message is a part of a sentence, and shows no value of the text. */
export class StateProblem extends Error {
  override readonly name = "StateProblem";
}

/**
 * Reads states: what `terraform show -json` prints, or the state file that `terraform state pull` prints. A text may
 * hold several of the first form, each on a line of its own.
 *
 * @throws StateProblem if the text is no state
 */
export function readStates(text: string): StateContent[] {
  if (text.trim() === "")
    throw new StateProblem(
      'is empty. The command that was to print the state may have failed: "terraform show -json"',
    );
  const whole = parsed(text);
  if (whole !== undefined) return [readState(whole)];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const state = lines.length > 1 ? parsed(line) : undefined;
    if (state === undefined)
      throw new StateProblem('is not JSON. Give what "terraform show -json" prints; -json is needed');
    return readState(state);
  });
}

function parsed(text: string): JsonValue | undefined {
  try {
    // PowerShell writes a byte order mark.
    return parseJson(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function readState(state: JsonValue): StateContent {
  const content = { ids: new Set<string>(), addresses: new Set<string>() };
  if (!isObject(state)) throw new StateProblem("is no state: it is JSON, but no object");
  if (state.has("planned_values") || state.has("resource_changes"))
    throw new StateProblem('is a plan. Give the state: "terraform show -json" without the name of a file');
  if (state.has("encrypted_data"))
    throw new StateProblem('is an encrypted state. Give what "tofu show -json" prints');
  if (state.has("format_version")) readShown(state, content);
  else if (state.get("version") === 4) readStateFile(state, content);
  else
    throw new StateProblem('is no state. Give what "terraform show -json" or "terraform state pull" prints');
  return content;
}

interface Found {
  readonly ids: Set<string>;
  readonly addresses: Set<string>;
}

/** A state in the form of `show -json`. An empty state has no `values`. */
function readShown(state: JsonObject, found: Found): void {
  const values = state.get("values") ?? null;
  if (values === null) return;
  const root = isObject(values) ? values.get("root_module") : undefined;
  readModule(root ?? null, found, true);
}

function readModule(module: JsonValue, found: Found, isRoot: boolean): void {
  if (!isObject(module)) throw new StateProblem("is no state: a module in it is no object");
  for (const resource of objectsOf(module.get("resources"))) {
    const [type, name] = [resource.get("type"), resource.get("name")];
    note({ type, name, mode: resource.get("mode"), attributes: resource.get("values"), isRoot }, found);
  }
  for (const child of objectsOf(module.get("child_modules"))) readModule(child, found, false);
}

/** A state in the form of a state file. */
function readStateFile(state: JsonObject, found: Found): void {
  for (const resource of objectsOf(state.get("resources"))) {
    const [type, name, mode] = ["type", "name", "mode"].map((key) => resource.get(key));
    for (const instance of objectsOf(resource.get("instances"))) {
      const attributes = instance.get("attributes");
      note({ type, name, mode, attributes, isRoot: !resource.has("module") }, found);
    }
  }
}

interface Resource {
  readonly type: JsonValue | undefined;
  readonly name: JsonValue | undefined;
  readonly mode: JsonValue | undefined;
  readonly attributes: JsonValue | undefined;
  readonly isRoot: boolean;
}

function note({ type, name, mode, attributes, isRoot }: Resource, found: Found): void {
  if (typeof type !== "string" || mode !== "managed" || !type.startsWith(`${typePrefix}_source`)) return;
  const id = attributes !== undefined && isObject(attributes) ? attributes.get("id") : undefined;
  if (typeof id === "string") found.ids.add(id);
  if (isRoot && typeof name === "string") found.addresses.add(`${type}.${name}`);
}

function objectsOf(list: JsonValue | undefined): JsonObject[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list) || !list.every(isObject))
    throw new StateProblem("is no state: a list in it has another form than that of a state");
  return list;
}

function isObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}
