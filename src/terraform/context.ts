/** What the server hands to every operation besides the request. */
export interface OperationContext {
  /**
   * Aborted when the user stops the command (StopProvider, Ctrl-C), and when Terraform gives the call up. The
   * operation then skips what it can and answers with what it knows.
   */
  readonly signal: AbortSignal;
  /** Writes to Terraform's log, which `TF_LOG` turns on. */
  readonly logger: Logger;
  /** What the Terraform or OpenTofu that calls can do. */
  readonly clientCapabilities: ClientCapabilities;
  /** Version of Terraform or OpenTofu, such as `1.11.4`. Empty until the provider is configured. */
  readonly terraformVersion: string;
}

/**
 * Capabilities of the caller (tfplugin6 `ClientCapabilities`). Capabilities that the caller does not send are false.
 */
export interface ClientCapabilities {
  /** A change may be put off to a later plan. */
  readonly deferralAllowed: boolean;
  /** Write-only attributes may be set: Terraform and OpenTofu from 1.11. */
  readonly writeOnlyAttributesAllowed: boolean;
}

/**
 * A log for names and counts. Never log a value of a configuration, a plan or a state: the value may be a secret.
 */
export interface Logger {
  readonly trace: LogMethod;
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
}

/** Writes one line of a level. `fields` are shown after the message. */
export type LogMethod = (
  message: string,
  fields?: Readonly<Record<string, string | number | boolean>>,
) => void;
