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
  /** As the POST or PUT answered it. */
  readonly source: Source;
  /** False where that answer was lost, and the source looked up. @default true */
  readonly answered?: boolean;
  /** The state made of that answer. */
  readonly state: ObjectValue;
  /** What the configuration demands that it be; undefined where it leaves that to others. */
  readonly demanded: DesiredState | undefined;
  /** What was desired of it before an update, as far as that is known. @default undefined */
  readonly desiredBefore?: DesiredState | undefined;
  readonly deadline: Date;
  readonly connector: Connector;
  readonly sent: SentSecrets;
}
