/** Messages of tfplugin6 → our own types. The mirror of to-proto.ts. */
import type { ClientCapabilities } from "../../../context.ts";
import {
  decodeJson,
  decodeMsgpack,
  isMap,
  parseJson,
  type ObjectType,
  type ObjectValue,
} from "../../../cty/index.ts";
import { error } from "../../../diagnostic.ts";
import { messageOf } from "../../../exception.ts";
import type { Messages } from "../../generated/wire-tables.ts";
import { Refusal } from "./refusal.ts";

/** Names a value in the message that says that the value cannot be read. */
export interface ValueLabel {
  /** Whose value it is, such as `notes_note` or `the provider`. */
  readonly owner: string;
  /** Which value of the owner it is, such as `prior state`. */
  readonly part: string;
}

/**
 * An object value. Null: the message has none. Terraform sends MessagePack; the protocol allows JSON too.
 *
 * @throws Refusal where the bytes are not a value of the type
 */
export function objectOrNullFromProto(
  value: Messages["DynamicValue"] | undefined,
  type: ObjectType,
  label: ValueLabel,
): ObjectValue | null {
  try {
    const decoded = decode(value, type);
    if (decoded === null || isMap(decoded)) return decoded;
    throw new Error("an object is expected");
  } catch (thrown) {
    throw unreadable(label, thrown);
  }
}

/**
 * An object value.
 *
 * @throws Refusal where there is no value, or the bytes are not a value of the type
 */
export function objectFromProto(
  value: Messages["DynamicValue"] | undefined,
  type: ObjectType,
  label: ValueLabel,
): ObjectValue {
  const decoded = objectOrNullFromProto(value, type, label);
  if (decoded === null) throw unreadable(label, "there is none");
  return decoded;
}

/**
 * The JSON of a stored state.
 *
 * @throws Refusal for the flat form, which Terraform 0.11 and older wrote
 */
export function rawStateFromProto(rawState: Messages["RawState"] | undefined, typeName: string): Uint8Array {
  if (rawState !== undefined && rawState.json.length > 0) return rawState.json;
  throw new Refusal(
    error(
      `The stored state of a ${typeName} is in an unknown form`,
      "It is not JSON: Terraform 0.11 and older wrote states like that, before this provider existed. " +
        "Remove the resource from the state (`terraform state rm`), then import it again by its id.",
    ),
  );
}

/** Capabilities that the client does not send are false. */
export function clientCapabilitiesFromProto(
  capabilities: Messages["ClientCapabilities"] | undefined,
): ClientCapabilities {
  return {
    deferralAllowed: capabilities?.deferralAllowed ?? false,
    writeOnlyAttributesAllowed: capabilities?.writeOnlyAttributesAllowed ?? false,
  };
}

function decode(
  value: Messages["DynamicValue"] | undefined,
  type: ObjectType,
): ReturnType<typeof decodeMsgpack> {
  if (value === undefined) return null;
  if (value.msgpack.length > 0) return decodeMsgpack(value.msgpack, type);
  return value.json.length > 0 ? decodeJson(parseJson(value.json), type) : null;
}

function unreadable({ owner, part }: ValueLabel, thrown: unknown): Refusal {
  return new Refusal(
    error(
      `The ${part} of ${owner} cannot be read`,
      `Terraform sent a value that does not fit this version of the provider: ${messageOf(thrown)}.\n\nIf the provider was ` +
        "just exchanged, run terraform init and plan again: a saved plan holds values of the version that made it. " +
        "Otherwise please report this to the provider's maintainers.",
    ),
  );
}
