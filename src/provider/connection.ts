import type { StreamkapClient } from "../streamkap/index.ts";
import type { BrokenCount } from "./broken-warning.ts";
import type { SourceJournal } from "./journal/index.ts";
import type { WaitMode } from "./wait-mode.ts";

/** What ConfigureProvider makes of the provider block, and every resource works with. */
export type Connection = ReadyConnection | UnknownConnection;

export interface ReadyConnection {
  readonly kind: "ready";
  readonly api: StreamkapClient;
  /** Whether its answers hold secrets in clear. */
  readonly secretsShown: boolean;
  /** Secrets that are write-only in the configuration of one resource: its state takes none from an answer. */
  readonly writeOnlySecrets?: ReadonlySet<string>;
  /** What reads of this run have reported. @default nothing yet, and each source is reported in full */
  readonly broken?: BrokenCount;
  /** For resources that do not say. */
  readonly wait: WaitMode;
  /** What is being created, noted against kills. Undefined: not noted, as under a debugger. */
  readonly journal?: SourceJournal | undefined;
}

/**
 * The host or the credentials come from something that does not exist yet: plans can be made,
 * nothing can be read.
 */
export interface UnknownConnection {
  readonly kind: "unknown";
}
