import {
  informativeText,
  isApiObject,
  optionalObject,
  optionalText,
  optionalTexts,
  requireObject,
  requireText,
  UnexpectedShape,
} from "../call/index.ts";
import type { ApiObject, ApiValue, ListedSource, Source, UnreadableEntry } from "../types.ts";

/**
 * Reads a source out of an answer. A field that is only shown becomes null if it has an unexpected shape, because the
 * API has changed such shapes before.
 *
 * @param where what the message of an error calls the source
 * @throws UnexpectedShape if a field on which something depends has an unexpected shape
 */
export function decodeSource(value: ApiValue | undefined, where: string): Source {
  const source = requireObject(value, where);
  return decodeFields(source, requireText(source["id"], `${where}.id`), where, (problem) => {
    throw problem;
  });
}

/**
 * Reads an entry of a list. It does not throw if a field has an unexpected shape, because the entry may be somebody
 * else's source. Such a field becomes null, and `unreadable` says so: the caller must not take the null for the API's
 * answer.
 */
export function decodeListedSource(value: ApiValue, where: string): ListedSource | UnreadableEntry {
  try {
    return decodeSource(value, where);
  } catch (problem) {
    if (!(problem instanceof UnexpectedShape)) throw problem;
    const reason = problem.message;
    const fields = isApiObject(value) ? value : {};
    const { id, name } = fields;
    if (typeof id === "string" && id !== "")
      return { ...decodeFields(fields, id, where, () => undefined), unreadable: reason };
    return { name: typeof name === "string" ? name : null, unreadable: reason };
  }
}

/** @param onProblem called for each field that matters and has an unexpected shape. If it returns, the field is null */
function decodeFields(
  source: ApiObject,
  id: string,
  where: string,
  onProblem: (problem: UnexpectedShape) => void,
): Source {
  const needed = <T>(
    name: keyof Source,
    read: (value: ApiValue | undefined, where: string) => T | null,
  ): T | null => {
    try {
      return read(source[name], `${where}.${name}`);
    } catch (problem) {
      if (!(problem instanceof UnexpectedShape)) throw problem;
      onProblem(problem);
      return null;
    }
  };
  return {
    id,
    name: needed("name", optionalText),
    connector: needed("connector", optionalText),
    connector_display_name: informativeText(source["connector_display_name"]),
    connector_status: needed("connector_status", optionalText),
    desired_state: needed("desired_state", optionalText),
    config: needed("config", optionalObject),
    kc_cluster_id: informativeText(source["kc_cluster_id"]),
    tags: needed("tags", optionalTexts),
    created_timestamp: informativeText(source["created_timestamp"]),
    created_from: informativeText(source["created_from"]),
    sub_id: informativeText(source["sub_id"]),
    tenant_id: informativeText(source["tenant_id"]),
    service_id: informativeText(source["service_id"]),
    topic_ids: listOf(source["topic_ids"], isText),
    topics: listOf(source["topics"], isText),
    topic_map: objectOrNull(source["topic_map"]),
    tasks: listOf(source["tasks"], isNumber),
    task_statuses: objectOrNull(source["task_statuses"]),
  };
}

function listOf<T extends ApiValue>(
  value: ApiValue | undefined,
  isItem: (item: ApiValue) => item is T,
): readonly T[] | null {
  return Array.isArray(value) && value.every(isItem) ? value : null;
}

function objectOrNull(value: ApiValue | undefined): ApiObject | null {
  return isApiObject(value) ? value : null;
}

function isText(value: ApiValue): value is string {
  return typeof value === "string";
}

function isNumber(value: ApiValue): value is number {
  return typeof value === "number";
}
