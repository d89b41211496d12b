import type { SourceRecord } from "./source-record.ts";

/** How far a source has come, as its answer shows it. */
export interface SourceProgress {
  readonly connectorStatus: "Pending" | "Starting" | "Pending Update" | SourceRecord["desiredState"];
  readonly tasks: readonly number[];
  readonly taskStatuses: Readonly<Record<string, { readonly state: "RUNNING" | "PAUSED" }>>;
}

/**
 * A created source is Pending for the first half of its deployment and Starting for the second; an
 * updated one is Pending Update until it is deployed. Then it is what is desired of it.
 */
export function progressOf(source: SourceRecord, now: number, deployTimeMs: number): SourceProgress {
  const elapsed = now - source.change.at;
  if (elapsed < deployTimeMs) {
    const early = elapsed < deployTimeMs / 2 ? "Pending" : "Starting";
    return {
      connectorStatus: source.change.kind === "create" ? early : "Pending Update",
      tasks: [],
      taskStatuses: {},
    };
  }
  const connectorStatus = source.desiredState;
  // Kafka Connect keeps the tasks of a paused connector, and has none of a stopped one.
  if (connectorStatus === "Stopped") return { connectorStatus, tasks: [], taskStatuses: {} };
  const state = connectorStatus === "Paused" ? "PAUSED" : "RUNNING";
  return { connectorStatus, tasks: [0], taskStatuses: { "0": { state } } };
}
