import type { Connector } from "../../catalogue/index.ts";
import type { StoredConfig } from "./stored-config.ts";
import type { Tenancy } from "../http/index.ts";

/** The values of `desired_state` that the API accepts. */
export const acceptedStates = [
  "Pending",
  "Active",
  "Paused",
  "Stopped",
  "Pending Update",
  "Pending Delete",
] as const;
/** The values of `created_from`. */
export const creators = ["terraform", "web", "api"] as const;

/** The statuses in which a source comes to rest. The API's other desired states lead to Active. */
export const settledStates = ["Active", "Paused", "Stopped"] as const;
/** A status in which a source comes to rest. */
export type SettledState = (typeof settledStates)[number];

/** The statuses on the way, in which a source can be made to stay. */
export const stuckStatuses = ["Pending", "Starting", "Pending Update", "Unassigned", "Unknown"] as const;
/** A status on the way, in which a source can be made to stay. */
export type StuckStatus = (typeof stuckStatuses)[number];

/** A failure of a source's connector. Times are in milliseconds since 1970. */
export interface Breakdown {
  /** Why the task failed, in the words of Kafka Connect. */
  readonly trace: string;
  /** When the connector fails. @default when it is deployed */
  readonly from?: number;
  /** When the connector runs again. @default never */
  readonly until?: number;
}

/** A source as the simulator stores it. A change replaces the record. */
export interface SourceRecord {
  readonly id: string;
  readonly connector: Connector;
  readonly tenancy: Tenancy;
  readonly name: string;
  readonly config: StoredConfig;
  readonly tags: readonly string[];
  /** Null stands for the default cluster. */
  readonly kcClusterId: string | null;
  readonly createdFrom: (typeof creators)[number];
  /** Milliseconds since 1970, as all times of the record. */
  readonly createdAt: number;
  readonly desiredState: SettledState;
  /** The change that is being deployed, or that was deployed last. */
  readonly change: { readonly kind: "create" | "update"; readonly at: number };
  /** How many updates there were since the creation. */
  readonly updates: number;
  /** The status in which the source stays, whatever its desired state. Absent: it comes to rest. */
  readonly stuck?: StuckStatus;
  /** How the connector fails. Absent: it does not fail. */
  readonly broken?: Breakdown;
  /** Makes the connector fail `afterMs` milliseconds after the next update. */
  readonly breaksOnUpdate?: { readonly trace: string; readonly afterMs: number };
  /** Fields that replace those of every answer, such as an id of a wrong type. */
  readonly oddities?: Readonly<Record<string, unknown>>;
  /** When DELETE was accepted. The record can be found until the clean-up is over. */
  readonly deletedAt?: number;
  /** How long it can be found after that, in milliseconds. @default as the simulator's option says */
  readonly deleteTimeMs?: number;
}

/** The status in which a source with this desired state comes to rest. Undefined if no state is desired. */
export function settledState(desired: (typeof acceptedStates)[number] | undefined): SettledState | undefined {
  if (desired === undefined || desired === "Paused" || desired === "Stopped") return desired;
  return "Active";
}
