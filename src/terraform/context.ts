/** What every operation is handed besides its request. */
export interface OperationContext {
  /** Aborted by StopProvider (Ctrl-C), and when the call is given up: wind up, and answer with what is known. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  readonly clientCapabilities: ClientCapabilities;
  /** As Terraform gave it to ConfigureProvider, such as `1.11.4`; empty before. */
  readonly terraformVersion: string;
}

/** tfplugin6 `ClientCapabilities`. */
export interface ClientCapabilities {
  readonly deferralAllowed: boolean;
  readonly writeOnlyAttributesAllowed: boolean;
}

/**
 * A log for names and counts. A value of a configuration, a plan or a state never goes in: it may
 * be a secret.
 */
export interface Logger {
  readonly trace: LogMethod;
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
}

export type LogMethod = (
  message: string,
  fields?: Readonly<Record<string, string | number | boolean>>,
) => void;
