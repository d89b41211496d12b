import { isJsonObject } from "./json.ts";
import { optionalObject, optionalText, optionalTexts, requireObject, requireText } from "./shape.ts";
import type { JsonObject, JsonValue, Source } from "./types.ts";

/**
 * A source out of an answer. What something depends on is refused in another shape; what is only
 * passed on for information is null then, because the API has changed such shapes before.
 *
 * @throws UnexpectedShape
 */
export function decodeSource(value: JsonValue | undefined, where: string): Source {
  const source = requireObject(value, where);
  const text = (name: keyof Source): string | null => optionalText(source[name], `${where}.${name}`);
  return {
    id: requireText(source["id"], `${where}.id`),
    name: text("name"),
    connector: text("connector"),
    connector_display_name: text("connector_display_name"),
    connector_status: text("connector_status"),
    desired_state: text("desired_state"),
    config: optionalObject(source["config"], `${where}.config`),
    kc_cluster_id: text("kc_cluster_id"),
    tags: optionalTexts(source["tags"], `${where}.tags`),
    created_timestamp: text("created_timestamp"),
    created_from: text("created_from"),
    sub_id: text("sub_id"),
    tenant_id: text("tenant_id"),
    service_id: text("service_id"),
    topic_ids: listOf(source["topic_ids"], isText),
    topics: listOf(source["topics"], isText),
    topic_map: objectOrNull(source["topic_map"]),
    tasks: listOf(source["tasks"], isNumber),
    task_statuses: objectOrNull(source["task_statuses"]),
  };
}

function listOf<T extends JsonValue>(
  value: JsonValue | undefined,
  isItem: (item: JsonValue) => item is T,
): readonly T[] | null {
  return Array.isArray(value) && value.every(isItem) ? value : null;
}

function objectOrNull(value: JsonValue | undefined): JsonObject | null {
  return isJsonObject(value) ? value : null;
}

function isText(value: JsonValue): value is string {
  return typeof value === "string";
}

function isNumber(value: JsonValue): value is number {
  return typeof value === "number";
}
