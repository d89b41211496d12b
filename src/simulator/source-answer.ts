import { platformValue } from "./platform-values.ts";
import type { SourceRecord } from "./source-record.ts";
import { progressOf } from "./source-status.ts";
import { topicsOf } from "./source-topics.ts";

/** The source object of the API's answers. */
export interface SourceAnswer {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly connector_display_name: string;
  readonly connector_status: string;
  readonly desired_state: string;
  readonly created_from: string;
  /** ISO 8601. */
  readonly created_timestamp: string;
  readonly sub_id: string;
  readonly tenant_id: string;
  readonly service_id: string;
  readonly kc_cluster_id: string | null;
  /** Numbers and booleans come back as strings. */
  readonly config: Readonly<Record<string, string | null>>;
  readonly topic_ids: readonly string[];
  readonly topics: readonly string[];
  readonly topic_map: Readonly<Record<string, string>>;
  readonly tasks: readonly number[];
  readonly task_statuses: Readonly<Record<string, { readonly state: string }>>;
  /** Absent when there are none. */
  readonly tags?: readonly string[];
}

/** What an answer depends on besides its record. */
export interface AnswerContext {
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly deployTimeMs: number;
  /** `clear` with secret_returned=true, `null` without; `redacted` in the simulator's books. */
  readonly secrets: "clear" | "null" | "redacted";
}

export function toSourceAnswer(source: SourceRecord, context: AnswerContext): SourceAnswer {
  const { connectorStatus, tasks, taskStatuses } = progressOf(source, context.now, context.deployTimeMs);
  const topics = topicsOf(source);
  return {
    id: source.id,
    name: source.name,
    connector: source.connector.code,
    connector_display_name: source.connector.displayName,
    connector_status: connectorStatus,
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
    ...(source.tags.length > 0 && { tags: source.tags }),
  };
}

function echoConfig(source: SourceRecord, { seed, secrets }: AnswerContext): Record<string, string | null> {
  return Object.fromEntries(
    source.connector.settings.map((setting) => {
      const value = source.config.get(setting.wire) ?? platformValue(setting, source, seed);
      if (!setting.sensitive || secrets === "clear" || value === null) return [setting.wire, value];
      return [setting.wire, secrets === "redacted" ? "***" : null];
    }),
  );
}
