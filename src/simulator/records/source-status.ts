import type { Breakdown, SettledState, SourceRecord, StuckStatus } from "./source-record.ts";

/** The status of a source and of its tasks, as answers show it. */
export interface SourceProgress {
  readonly connectorStatus: StuckStatus | "Broken" | SettledState;
  readonly tasks: readonly number[];
  readonly taskStatuses: Readonly<Record<string, TaskStatus>>;
}

/** The status of one task, as Kafka Connect tells it. A failed task has a trace. */
export interface TaskStatus {
  readonly state: "RUNNING" | "PAUSED" | "FAILED";
  readonly worker_id?: string;
  readonly trace?: string;
}

function isBroken({ from = -Infinity, until = Infinity }: Breakdown, now: number): boolean {
  return now >= from && now < until;
}

/**
 * The status of a source at a time. A created source is Pending in the first half of its deployment and Starting in the
 * second. An updated source is Pending Update until it is deployed. A deployed source has its desired state, or is
 * Broken.
 */
export function progressOf(source: SourceRecord, now: number, deployTimeMs: number): SourceProgress {
  const elapsed = now - source.change.at;
  if (source.stuck !== undefined) return { connectorStatus: source.stuck, tasks: [], taskStatuses: {} };
  if (elapsed < deployTimeMs) {
    const early = elapsed < deployTimeMs / 2 ? "Pending" : "Starting";
    return {
      connectorStatus: source.change.kind === "create" ? early : "Pending Update",
      tasks: [],
      taskStatuses: {},
    };
  }
  const { broken, desiredState: connectorStatus } = source;
  if (broken !== undefined && connectorStatus === "Active" && isBroken(broken, now)) {
    const failed = { state: "FAILED", worker_id: "10.0.0.1:8083", trace: broken.trace } as const;
    return { connectorStatus: "Broken", tasks: [0], taskStatuses: { "0": failed } };
  }
  // Kafka Connect keeps the tasks of a paused connector. A stopped connector has no tasks.
  if (connectorStatus === "Stopped") return { connectorStatus, tasks: [], taskStatuses: {} };
  const state = connectorStatus === "Paused" ? "PAUSED" : "RUNNING";
  return { connectorStatus, tasks: [0], taskStatuses: { "0": { state } } };
}
