/** Compares the sources that `streamkap_sources_ready` is to wait for with those that it has waited for. */
import {
  isMap,
  isUnknown,
  unknown,
  type JsonObject,
  type JsonValue,
  type ObjectValue,
  type Value,
} from "../../../terraform/index.ts";
import { sameValue } from "../../source/index.ts";

/**
 * The planned status of each source, by its key. A source that Terraform has not changed since the last wait keeps its
 * status, even under a new key. The status is unknown if the resource has to wait for the source.
 */
export function plannedStatuses(planned: ObjectValue, prior: ObjectValue): Value {
  const sources = planned.get("sources") ?? null;
  if (!isMap(sources)) return unknown;
  return new Map([...sources].map(([key, source]) => [key, statusBefore(key, source, prior)]));
}

/** Whether Terraform has changed or added one of the sources since they were waited for. */
export function hasNews(planned: ObjectValue, prior: ObjectValue): boolean {
  const statuses = plannedStatuses(planned, prior);
  return !isMap(statuses) || [...statuses.values()].some(isUnknown);
}

function statusBefore(key: string, source: Value, prior: ObjectValue): Value {
  const sources = mapAt(prior, "sources");
  const keys = [key, ...sources.keys()];
  const found = keys.find((own) => sources.has(own) && sameValue(source, sources.get(own) ?? null));
  return found === undefined ? unknown : (mapAt(prior, "statuses").get(found) ?? null);
}

function mapAt(state: ObjectValue, name: string): ObjectValue {
  const value = state.get(name) ?? null;
  return isMap(value) ? value : new Map<string, Value>();
}

/**
 * Turns a state of version 0, whose `sources` are revisions by id, into today's form. A state of today stays the same.
 */
export function presentSources(rawState: JsonObject): JsonObject {
  const sources = rawState.get("sources") ?? null;
  if (!isMap(sources)) return rawState;
  return new Map([
    ...rawState,
    ["sources", new Map([...sources].map(([key, source]) => [key, presentSource(key, source)]))],
  ]);
}

function presentSource(key: string, source: JsonValue): JsonValue {
  if (isMap(source)) return source;
  return new Map<string, JsonValue>([
    ["id", key],
    ["revision", source],
  ]);
}
