import { echoConfig, type EchoContext, type EchoedValue } from "./echoed-config.ts";
import { draw } from "../hex-id.ts";
import { skewMs } from "../quirks.ts";
import { progressOf, type SourceRecord, type TaskStatus, topicsOf } from "../records/index.ts";

/** The source object of the API's answers. */
export interface SourceAnswer extends Partial<Dispensable> {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly connector_status: string;
  readonly created_from: string;
  /** ISO 8601, in UTC. */
  readonly created_timestamp: string;
  readonly config: Readonly<Record<string, EchoedValue>>;
  /** Absent when there are none. */
  readonly tags?: readonly string[] | null;
}

/** The fields that an answer may leave out. */
interface Dispensable {
  readonly connector_display_name: string | null;
  readonly desired_state: string | null;
  readonly sub_id: string | null;
  readonly tenant_id: string | null;
  readonly service_id: string | null;
  readonly kc_cluster_id: string | null;
  readonly topic_ids: readonly string[] | null;
  readonly topics: readonly string[] | null;
  readonly topic_map: Readonly<Record<string, string>> | null;
  readonly tasks: readonly number[] | null;
  readonly task_statuses: Readonly<Record<string, TaskStatus>> | null;
}

/** What an answer depends on, besides the record of the source. */
export interface AnswerContext extends EchoContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly deployTimeMs: number;
}

/** The answer of the API for a source. */
export function toSourceAnswer(source: SourceRecord, context: AnswerContext): SourceAnswer {
  const { quirks, seed, turn } = context;
  const { connectorStatus, tasks, taskStatuses } = progressOf(source, context.now, context.deployTimeMs);
  const lot = draw(seed, `${source.id}/${String(turn)}`);
  const restless = quirks.restlessStatus === true && connectorStatus === "Active";
  const deployed = context.now - source.change.at >= context.deployTimeMs;
  const topics = quirks.lateTopics === true && !deployed ? [] : topicsOf(source);
  const created = new Date(source.createdAt + skewMs(quirks)).toISOString();
  const dispensable: Dispensable = {
    connector_display_name: source.connector.displayName,
    desired_state: source.deletedAt === undefined ? source.desiredState : "Pending Delete",
    sub_id: source.tenancy.subId,
    tenant_id: source.tenancy.tenantId,
    service_id: source.tenancy.serviceId,
    kc_cluster_id: source.kcClusterId,
    topic_ids: topics.map((topic) => `source_${source.id}.${topic}`),
    topics,
    topic_map: {},
    tasks,
    task_statuses: taskStatuses,
  };
  return {
    id: source.id,
    name: source.name,
    connector: source.connector.code,
    connector_status: restless ? (moods[lot % moods.length] ?? "Active") : connectorStatus,
    created_from: source.createdFrom,
    created_timestamp: quirks.timestamps === "naive" ? created.replace("Z", "000") : created,
    config: echoConfig(source, context),
    ...echoTags(source.tags, context),
    ...(quirks.sparse === true ? lot < 8 && nothing : dispensable),
  };
}

/** The statuses that a running source shows with the quirk `restlessStatus`. */
const moods = ["Active", "Unassigned", "Active", "Pending Update"];

/**
 * The fields of a sparse answer that are null. The API does not say whether a field is null or absent, so both occur.
 */
const nothing: { readonly [Name in keyof Dispensable]: null } = {
  connector_display_name: null,
  desired_state: null,
  sub_id: null,
  tenant_id: null,
  service_id: null,
  kc_cluster_id: null,
  topic_ids: null,
  topics: null,
  topic_map: null,
  tasks: null,
  task_statuses: null,
};

function echoTags(tags: readonly string[], { quirks, turn }: EchoContext): Pick<SourceAnswer, "tags"> {
  // The order of tags has no meaning, and changes from answer to answer.
  if (tags.length > 0) return { tags: turn % 2 === 0 ? tags : tags.toReversed() };
  if (quirks.tags === "empty") return { tags: [] };
  return quirks.tags === "null" ? { tags: null } : {};
}
