import { BodyReader, isJsonObject } from "../http/index.ts";
import {
  type ConfigValue,
  creators,
  desiredStates,
  isConfigValue,
  settledState,
  type SettledState,
} from "../records/index.ts";

/** Body of POST and PUT /sources. Undefined: absent or null, which keeps what is there. */
export interface SourceBody {
  readonly name: string;
  readonly connector: string;
  readonly config: ReadonlyMap<string, ConfigValue>;
  readonly tags: readonly string[] | undefined;
  readonly kcClusterId: string | undefined;
  /** Looked at by POST only. */
  readonly createdFrom: (typeof creators)[number] | undefined;
  readonly desiredState: SettledState | undefined;
}

/** @throws HttpError 422 in FastAPI's form; unknown fields are ignored, as FastAPI does. */
export function parseSourceBody(body: unknown): SourceBody {
  const reader = new BodyReader(body);
  const parsed = {
    name: reader.requiredString("name"),
    connector: reader.requiredString("connector"),
    config: readConfig(reader),
    tags: reader.optionalStrings("tags"),
    kcClusterId: reader.optionalString("kc_cluster_id"),
    createdFrom: reader.optionalChoice("created_from", creators),
    desiredState: settledState(reader.optionalChoice("desired_state", desiredStates)),
  };
  reader.finish();
  return parsed;
}

function readConfig(reader: BodyReader): Map<string, ConfigValue> {
  const config = new Map<string, ConfigValue>();
  const value = reader.demand("config");
  if (value === undefined) return config;
  if (!isJsonObject(value)) {
    reader.wrong(["config"], "Input should be a valid dictionary", "dict_type");
    return config;
  }
  for (const [key, item] of Object.entries(value)) {
    if (isConfigValue(item)) config.set(key, item);
    else
      reader.wrong(["config", key], "Input should be a string, an integer, a boolean or null", "union_type");
  }
  return config;
}
