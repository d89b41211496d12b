import type { Connector } from "../../../catalogue/index.ts";
import type { Source } from "../../../streamkap/index.ts";
import type { ObjectValue } from "../../../terraform/index.ts";
import type { ReadyConnection } from "../../connection.ts";
import type { SentSecrets } from "../../secrets/index.ts";
import type { DesiredState } from "../../source/index.ts";

/** A create or an update that the API has saved. */
export interface SavedChange {
  readonly operation: "create" | "update";
  readonly connection: ReadyConnection;
  /** The source as the POST or PUT answered it, or as it was looked up. */
  readonly source: Source;
  /** False if the answer was lost, and the source was looked up. @default true */
  readonly answered?: boolean;
  /** The state that the answer made. */
  readonly state: ObjectValue;
  /** The state that the configuration demands; undefined if it does not set `desired_state`, or does not change it. */
  readonly demanded: DesiredState | undefined;
  /** The desired state before an update. @default not known */
  readonly desiredBefore?: DesiredState | undefined;
  readonly deadline: Date;
  readonly connector: Connector;
  readonly sent: SentSecrets;
}
