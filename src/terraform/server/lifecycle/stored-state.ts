import { decodeStateJson, isMap, parseJson, type JsonObject, type ObjectValue } from "../../cty/index.ts";
import { error, type Diagnostic } from "../../diagnostic.ts";
import { withoutWriteOnly } from "../../schema/index.ts";
import { messageOf } from "../../exception.ts";
import type { LoadedResource } from "../operation.ts";

/**
 * Reads the JSON text of a stored state.
 *
 * @throws Error where the text is no JSON object
 */
export function parseStoredState(text: Uint8Array): JsonObject {
  const stored = parseJson(text);
  if (!isMap(stored)) throw new Error("it is not an object");
  return stored;
}

/**
 * Makes of a state's JSON a state of the resource's type. Missing attributes become null, because the next read fills
 * them; attributes that the type lacks are dropped.
 *
 * @throws Error with the attribute's path where a value cannot be converted
 */
export function readStoredState(state: JsonObject, { type, schema }: LoadedResource): ObjectValue {
  const value = decodeStateJson(state, type);
  if (!isMap(value)) throw new Error("it is not an object");
  return withoutWriteOnly(value, schema.block);
}

/** The error for a stored state that cannot be read. */
export function unreadableState(typeName: string, thrown: unknown): Diagnostic {
  return error(
    `The stored state of a ${typeName} cannot be read`,
    `${messageOf(thrown)}\n\nThe state was left as it is. If another tool wrote it, restore a backup; ` +
      "or remove the resource from the state (`terraform state rm`) and import it again by its id.",
  );
}
