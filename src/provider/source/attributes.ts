/**
 * The attributes that every source has besides its connector's settings: arguments that this provider adds, arguments
 * that are common to all connectors, and each field of the API's answer.
 */
import {
  list,
  map,
  noBlankElements,
  notBlank,
  object,
  oneOf,
  set,
  type Attribute,
  type Type,
} from "../../terraform/index.ts";
import { desiredStates } from "./desired-state.ts";
import { waitDescription, waitModes } from "./wait-mode.ts";

/** Arguments of every source, whatever its connector. */
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
      "Status that the source is to have: `Active`, `Paused` or `Stopped`. If it is set, the provider enforces it, and " +
      "a change from outside shows in the plan. If it is unset, the source is created `Active` and left as it is from " +
      "then on, even if somebody pauses it. Removing the argument from a configuration leaves the source as it is: a " +
      "source that was `Paused` stays `Paused`.",
    validators: [oneOf(desiredStates)],
  },
  kc_cluster_id: {
    type: "string",
    optional: true,
    computed: true,
    whenUnset: "filled",
    description:
      "Kafka Connect cluster that runs the connector. If it is unset, the default cluster runs it.",
  },
  tags: {
    type: set("string"),
    optional: true,
    computed: true,
    whenUnset: "filled",
    description: "Ids of tags. If they are unset, the tags are left as they are. `[]` removes all tags.",
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

/** Computed attributes of every source: the fields of the API's answer, and `revision`, which the provider counts. */
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

/** Attributes that each plan of a change shows as unknown, and that are no change by themselves. */
export const volatileAttributes: readonly string[] = Object.entries(answeredAttributes)
  .filter(([, { whenUnset }]) => whenUnset === "volatile")
  .map(([name]) => name);
