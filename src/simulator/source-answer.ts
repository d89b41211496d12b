import { echoConfig, type EchoContext, type EchoedValue } from "./echoed-config.ts";
import type { SourceRecord } from "./source-record.ts";
import { progressOf, type TaskStatus } from "./source-status.ts";
import { topicsOf } from "./source-topics.ts";

/** The source object of the API's answers. */
export interface SourceAnswer {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly connector_display_name: string | null;
  readonly connector_status: string;
  readonly desired_state: string | null;
  readonly created_from: string;
  /** ISO 8601. */
  readonly created_timestamp: string;
  readonly sub_id: string | null;
  readonly tenant_id: string | null;
  readonly service_id: string | null;
  readonly kc_cluster_id: string | null;
  readonly config: Readonly<Record<string, EchoedValue>>;
  readonly topic_ids: readonly string[] | null;
  readonly topics: readonly string[] | null;
  readonly topic_map: Readonly<Record<string, string>> | null;
  readonly tasks: readonly number[] | null;
  readonly task_statuses: Readonly<Record<string, TaskStatus>> | null;
  /** Absent when there are none. */
  readonly tags?: readonly string[] | null;
}

/** What an answer depends on besides its record. */
export interface AnswerContext extends EchoContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly deployTimeMs: number;
}

export function toSourceAnswer(source: SourceRecord, context: AnswerContext): SourceAnswer {
  const { quirks, turn } = context;
  const progress = progressOf(source, context.now, context.deployTimeMs);
  const { tasks, taskStatuses } = progress;
  const restless = quirks.restlessStatus === true && progress.connectorStatus === "Active";
  const topics = topicsOf(source);
  const answer: SourceAnswer = {
    id: source.id,
    name: source.name,
    connector: source.connector.code,
    connector_display_name: source.connector.displayName,
    connector_status: restless ? (moods[turn % moods.length] ?? "Active") : progress.connectorStatus,
    desired_state: source.deletedAt === undefined ? source.desiredState : "Pending Delete",
    created_from: source.createdFrom,
    created_timestamp: new Date(source.createdAt).toISOString(),
    sub_id: source.tenancy.subId,
    tenant_id: source.tenancy.tenantId,
    service_id: source.tenancy.serviceId,
    kc_cluster_id: source.kcClusterId,
    config: echoConfig(source, context),
    topic_ids: topics.map((topic) => `source_${source.id}.${topic}`),
    topics,
    topic_map: {},
    tasks,
    task_statuses: taskStatuses,
    ...echoTags(source.tags, context),
  };
  return quirks.sparse === true ? { ...answer, ...absent } : answer;
}

/** What a running source's status looks like in passing. */
const moods = ["Active", "Unassigned", "Active", "Pending Update"];

const absent = {
  connector_display_name: null,
  sub_id: null,
  tenant_id: null,
  service_id: null,
  topic_ids: null,
  topics: null,
  topic_map: null,
  tasks: null,
  task_statuses: null,
} as const;

function echoTags(tags: readonly string[], { quirks, turn }: EchoContext): Pick<SourceAnswer, "tags"> {
  // Their order means nothing, and moves.
  if (tags.length > 0) return { tags: turn % 2 === 0 ? tags : tags.toReversed() };
  if (quirks.tags === "empty") return { tags: [] };
  return quirks.tags === "null" ? { tags: null } : {};
}
