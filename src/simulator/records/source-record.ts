import type { Connector } from "../../catalogue/index.ts";
import type { StoredConfig } from "./stored-config.ts";
import type { Tenancy } from "../http/index.ts";

export const acceptedStates = [
  "Pending",
  "Active",
  "Paused",
  "Stopped",
  "Pending Update",
  "Pending Delete",
] as const;
export const creators = ["terraform", "web", "api"] as const;

/** What a source settles to; the API's other desired states are on their way to Active. */
export const settledStates = ["Active", "Paused", "Stopped"] as const;
export type SettledState = (typeof settledStates)[number];

/** Statuses that a source passes, and may stay in. */
export const stuckStatuses = ["Pending", "Starting", "Pending Update", "Unassigned", "Unknown"] as const;
export type StuckStatus = (typeof stuckStatuses)[number];

export interface Breakdown {
  /** Why the task failed, as Kafka Connect says it. */
  readonly trace: string;
  /** Milliseconds since 1970 from which on it fails; as soon as it is deployed where absent. */
  readonly from?: number;
  /** Milliseconds since 1970 from which on it runs; never where absent. */
  readonly until?: number;
}

/** A source as the simulator keeps it; a change replaces the record. */
export interface SourceRecord {
  readonly id: string;
  readonly connector: Connector;
  readonly tenancy: Tenancy;
  readonly name: string;
  readonly config: StoredConfig;
  readonly tags: readonly string[];
  /** Null: the default cluster. */
  readonly kcClusterId: string | null;
  readonly createdFrom: (typeof creators)[number];
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  readonly desiredState: SettledState;
  /** The change that is being deployed or was deployed last. */
  readonly change: { readonly kind: "create" | "update"; readonly at: number };
  /** How many there were since its creation. */
  readonly updates: number;
  /** Where its way ends for now, whatever is desired of it. */
  readonly stuck?: StuckStatus;
  /** Its connector fails once it is deployed. */
  readonly broken?: Breakdown;
  /** What its next update makes of its connector, so many milliseconds later. */
  readonly breaksOnUpdate?: { readonly trace: string; readonly afterMs: number };
  /** Fields that every answer of the API has in the place of its own, such as an id that is none. */
  readonly oddities?: Readonly<Record<string, unknown>>;
  /** When DELETE was accepted; the record is found until its clean-up is over. */
  readonly deletedAt?: number;
}

export function settledState(desired: (typeof acceptedStates)[number] | undefined): SettledState | undefined {
  if (desired === undefined || desired === "Paused" || desired === "Stopped") return desired;
  return "Active";
}
