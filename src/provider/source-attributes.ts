/**
 * What every source has besides its connector's settings: the arguments that are ours or common
 * to all, and each field of the API's answer.
 */
import type { Source } from "../streamkap/index.ts";
import {
  isUnknown,
  list,
  map,
  noBlankElements,
  notBlank,
  object,
  oneOf,
  set,
  type Attribute,
  type ObjectValue,
  type Type,
  type Value,
} from "../terraform/index.ts";
import { desiredStates, statedState } from "./desired-state.ts";
import { waitDescription, waitModes } from "./wait-mode.ts";

export const commonArguments: Readonly<Record<string, Attribute>> = {
  name: {
    type: "string",
    required: true,
    description: "Display name; unique in the tenant. Renaming keeps the source.",
    validators: [notBlank()],
  },
  wait: {
    type: "string",
    optional: true,
    description: `${waitDescription} Default: the provider's \`wait\`, else \`active\`.`,
    validators: [oneOf(waitModes)],
  },
  desired_state: {
    type: "string",
    optional: true,
    computed: true,
    description:
      "What the source is to be: `Active`, `Paused` or `Stopped`. Set: enforced, and a change from outside shows in " +
      "the plan. Unset: created `Active`, and left as it is from then on, also if it is paused by hand.",
    validators: [oneOf(desiredStates)],
  },
  kc_cluster_id: {
    type: "string",
    optional: true,
    computed: true,
    whenUnset: "filled",
    description: "Kafka Connect cluster that runs the connector. Unset: the default cluster.",
  },
  tags: {
    type: set("string"),
    optional: true,
    computed: true,
    whenUnset: "filled",
    description: "Ids of tags. Unset: tags are left as they are; `[]` removes all.",
    validators: [noBlankElements()],
  },
};

const computed = (type: Type, description: string, more: Partial<Attribute> = {}): Attribute => ({
  type,
  computed: true,
  description,
  ...more,
});

const taskStatus = object({ state: "string", worker_id: "string", trace: "string" });

export const answeredAttributes: Readonly<Record<string, Attribute>> = {
  id: computed("string", "Id of the source."),
  connector: computed("string", "Type code of the connector."),
  connector_display_name: computed("string", "Name of the connector as Streamkap shows it."),
  created_timestamp: computed("string", "When the source was created, ISO 8601."),
  created_from: computed("string", "What created the source: `terraform`, `web` or `api`."),
  sub_id: computed("string", "Id of the subscription."),
  tenant_id: computed("string", "Id of the tenant."),
  service_id: computed("string", "Id of the service."),
  topic_ids: computed(
    list("string"),
    "Ids of the topics that the source writes; they appear some time after it starts.",
  ),
  topics: computed(list("string"), "Names of the topics that the source writes."),
  topic_map: computed(map("string"), "Names of topics by id."),
  tasks: computed(list("number"), "Numbers of the connector's tasks."),
  task_statuses: computed(map(taskStatus), "Status of each task by its number; `trace` says why one failed."),
  connector_status: computed("string", "Status of the connector, such as `Active`, `Paused`, `Broken`.", {
    whenUnset: "volatile",
  }),
  revision: computed(
    "number",
    "Counts the changes that Terraform has made, so that `streamkap_sources_ready` waits again after each.",
    {
      whenUnset: "volatile",
    },
  ),
};

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
