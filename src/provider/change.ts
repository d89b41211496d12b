import type { Connector } from "../catalogue/index.ts";
import type { Source } from "../streamkap/index.ts";
import type { ObjectValue } from "../terraform/index.ts";
import type { Clock } from "./clock.ts";
import type { ReadyConnection } from "./connection.ts";

/** A create or an update that the API has saved. */
export interface Change {
  readonly operation: "create" | "update";
  readonly connection: ReadyConnection;
  /** As the POST or PUT answered it. */
  readonly source: Source;
  /** False where that answer was lost, and the source looked up. @default true */
  readonly answered?: boolean;
  /** The state made of that answer. */
  readonly state: ObjectValue;
  readonly deadline: Date;
  readonly connector: Connector;
  /** @default the system's clock */
  readonly clock?: Clock;
}
