import type { Source } from "../../streamkap/index.ts";
import { isUnknown, type ObjectValue, type Value } from "../../terraform/index.ts";
import { statedState } from "../source/index.ts";

/** These never change, so an answer that lacks one says nothing. */
const lasting = [
  "connector_display_name",
  "created_timestamp",
  "created_from",
  "sub_id",
  "tenant_id",
  "service_id",
] as const;

/**
 * The answer's fields as attribute values. Absent and null are the same to the API, and so is "".
 *
 * @param prior keeps a "" that the practitioner wrote, and what the answer does not tell
 * @param redact takes secrets out of the words of tasks, which quote what did not work
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
    // The API leaves the key out where there are none.
    ["tags", source.tags ?? []],
  ]);
}

/**
 * An answer may lack it, which says nothing. A "" is not sent, since the API moves no source back to
 * the default cluster: whatever is there is what was asked for.
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
