import type { Source } from "../../streamkap/index.ts";
import { isUnknown, type ObjectValue, type Value } from "../../terraform/index.ts";
import { statedState } from "../source/index.ts";

/** Fields that never change. If an answer lacks one, the known value stays. */
const lasting = [
  "connector_display_name",
  "created_timestamp",
  "created_from",
  "sub_id",
  "tenant_id",
  "service_id",
] as const;

/**
 * The fields of an answer as attribute values. To the API an absent field, null and "" are the same.
 *
 * @param prior the planned or stored values. They stand for what the answer lacks, and keep a "" that a user wrote
 * @param redact removes secrets from the traces of tasks, which quote settings that did not work
 */
export function answeredValues(
  source: Source,
  prior: ObjectValue,
  redact: (text: string) => string,
): Map<string, Value> {
  const before = (name: string): Value => {
    const value = prior.get(name) ?? null;
    return isUnknown(value) ? null : value;
  };
  return new Map<string, Value>([
    ["id", source.id],
    ["name", source.name ?? null],
    ["connector", source.connector ?? null],
    ...lasting.map((name): [string, Value] => [name, source[name] ?? before(name)]),
    ["topic_ids", source.topic_ids ?? null],
    ["topics", source.topics ?? null],
    ["topic_map", source.topic_map ? textMap(source.topic_map) : null],
    ["tasks", source.tasks ?? null],
    ["task_statuses", source.task_statuses ? taskStatuses(source.task_statuses, redact) : null],
    ["connector_status", source.connector_status ?? null],
    ["desired_state", statedState(source) ?? before("desired_state")],
    ["kc_cluster_id", cluster(source.kc_cluster_id ?? "", before("kc_cluster_id"))],
    // The API omits the key of a source without tags.
    ["tags", source.tags ?? []],
  ]);
}

/**
 * The cluster for the state. An answer without a cluster says nothing about it. A configured "" means the default
 * cluster. It is never sent, because the API cannot move a source back to the default cluster. So the state keeps the
 * "", whatever cluster the API answers.
 */
function cluster(answered: string, before: Value): Value {
  return answered !== "" && before !== "" ? answered : before;
}

function textMap(fields: Readonly<Record<string, unknown>>): Map<string, Value> {
  return new Map(Object.entries(fields).map(([key, value]) => [key, text(value)]));
}

function taskStatuses(
  statuses: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): Map<string, Value> {
  return new Map(
    Object.entries(statuses).map(([task, status]) => {
      const fields: Readonly<Record<string, unknown>> =
        typeof status === "object" && status !== null ? { ...status } : { state: status };
      const trace = text(fields["trace"]);
      return [
        task,
        new Map<string, Value>([
          ["state", text(fields["state"])],
          ["worker_id", text(fields["worker_id"])],
          ["trace", trace === null ? null : redact(trace)],
        ]),
      ];
    }),
  );
}

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
