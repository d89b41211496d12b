import { error, type Diagnostic } from "../terraform/index.ts";
import type { StreamkapClient } from "../streamkap/index.ts";
import type { SourceJournal } from "./journal/index.ts";
import type { WaitMode } from "./source/index.ts";

/** What ConfigureProvider makes of the provider block. Every resource is given it as its client. */
export type Connection = ReadyConnection | UnknownConnection;

/** A connection with a known host and known credentials. */
export interface ReadyConnection {
  readonly kind: "ready";
  /** Client of the Streamkap API, signed in. */
  readonly api: StreamkapClient;
  /** Whether the API's answers hold secrets in clear. This is the provider's `secret_returned`. */
  readonly secretsShown: boolean;
  /**
   * Count of the broken sources that the reads of this run have reported.
   *
   * @default nothing is counted, and each broken source is reported in full
   */
  readonly broken?: BrokenCount;
  /** The provider's `wait`, for resources that do not set their own. */
  readonly wait: WaitMode;
  /**
   * Notes each create on disk, so that a kill cannot lose the created source.
   *
   * @default nothing is noted, as under a debugger
   */
  readonly journal?: SourceJournal | undefined;
}

/**
 * How many broken sources were reported since the provider was configured. Terraform configures a provider once for
 * each walk of its graph.
 */
export interface BrokenCount {
  reported: number;
}

/**
 * The connection while the host or a credential comes from a resource that does not exist yet. Terraform can plan, but
 * nothing can be read from Streamkap.
 */
export interface UnknownConnection {
  readonly kind: "unknown";
}

/**
 * @returns the connection, or an error if it is not known. Terraform applies nothing while the provider's configuration
 *   is unknown, so the error shows only if an engine breaks that rule
 */
export function ready(client: Connection): ReadyConnection | Diagnostic {
  if (client.kind === "ready") return client;
  return error(
    "The provider's configuration is not known yet",
    "Host or credentials come from something that is not created yet. Create that first, with `-target`.",
  );
}

/** Tells a diagnostic from the outcome that a function returns if it succeeds. */
export function isDiagnostic(value: object): value is Diagnostic {
  return "severity" in value;
}
