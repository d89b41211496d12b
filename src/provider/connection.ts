import { error, type Diagnostic } from "../terraform/index.ts";
import type { StreamkapClient } from "../streamkap/index.ts";
import type { SourceJournal } from "./journal/index.ts";
import type { WaitMode } from "./source/index.ts";

/** What ConfigureProvider makes of the provider block, and every resource works with. */
export type Connection = ReadyConnection | UnknownConnection;

export interface ReadyConnection {
  readonly kind: "ready";
  readonly api: StreamkapClient;
  /** Whether its answers hold secrets in clear. */
  readonly secretsShown: boolean;
  /** What reads of this run have reported. @default nothing yet, and each source is reported in full */
  readonly broken?: BrokenCount;
  /** For resources that do not say. */
  readonly wait: WaitMode;
  /** What is being created, noted against kills. Undefined: not noted, as under a debugger. */
  readonly journal?: SourceJournal | undefined;
}

/** How many sources have been reported since the provider was configured, which is once in each walk of Terraform. */
export interface BrokenCount {
  reported: number;
}

/**
 * The host or the credentials come from something that does not exist yet: plans can be made,
 * nothing can be read.
 */
export interface UnknownConnection {
  readonly kind: "unknown";
}

/** Terraform applies nothing while the provider's configuration is unknown; if it did, this says so. */
export function ready(client: Connection): ReadyConnection | Diagnostic {
  if (client.kind === "ready") return client;
  return error(
    "The provider's configuration is not known yet",
    "Host or credentials come from something that is not created yet. Create that first, with `-target`.",
  );
}

/** Tells an outcome from the reason that there is none. */
export function isDiagnostic(value: object): value is Diagnostic {
  return "severity" in value;
}
