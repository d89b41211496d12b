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
 * A source out of an answer. What something depends on is refused in another shape; what is only
 * passed on for information is null then, because the API has changed such shapes before.
 *
 * @throws UnexpectedShape
 */
export function decodeSource(value: ApiValue | undefined, where: string): Source {
  const source = requireObject(value, where);
  return decodeFields(source, requireText(source["id"], `${where}.id`), where, (problem) => {
    throw problem;
  });
}

/**
 * An entry of a list. Others' sources stand there too: what cannot be read of one is left out, and the
 * entry says so, so that nobody concludes anything from what is missing.
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

/** @param onProblem told of each field that something depends on and that has another shape; it is null then */
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
