import { type BodyReader, isRecord, must, createBodyReader } from "../http/index.ts";
import {
  type SettingValue,
  creators,
  acceptedStates,
  isSettingValue,
  settledState,
  type SettledState,
} from "../records/index.ts";

/** The body of POST and PUT /sources. A field is undefined if it is absent or null. A PUT keeps its value then. */
export interface SentSource {
  readonly name: string;
  readonly connector: string;
  readonly config: ReadonlyMap<string, SettingValue>;
  readonly tags: readonly string[] | undefined;
  readonly kcClusterId: string | undefined;
  /** Only POST uses this field. */
  readonly createdFrom: (typeof creators)[number] | undefined;
  readonly desiredState: SettledState | undefined;
}

/**
 * Reads the body of POST and PUT /sources. As FastAPI does, it ignores unknown fields.
 *
 * @throws HttpError 422 in FastAPI's form
 */
export function parseSourceBody(body: unknown): SentSource {
  const reader = createBodyReader(body);
  const parsed = {
    name: reader.requiredText("name"),
    connector: reader.requiredText("connector"),
    config: readConfig(reader),
    tags: reader.texts("tags"),
    kcClusterId: reader.text("kc_cluster_id"),
    createdFrom: reader.choice("created_from", creators),
    desiredState: settledState(reader.choice("desired_state", acceptedStates)),
  };
  reader.finish();
  return parsed;
}

const kinds = "a string, an integer, a boolean or null";
const itemOfConfig = must(kinds, kinds, "union_type");

function readConfig(reader: BodyReader): Map<string, SettingValue> {
  const config = new Map<string, SettingValue>();
  const value = reader.required("config");
  if (value === undefined) return config;
  if (!isRecord(value)) {
    reader.wrong(["config"], must("an object", "a valid dictionary", "dict_type"));
    return config;
  }
  for (const [key, item] of Object.entries(value)) {
    if (isSettingValue(item)) config.set(key, item);
    else reader.wrong(["config", key], itemOfConfig);
  }
  return config;
}
