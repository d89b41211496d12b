/** The secrets that one change sends. They belong to one resource, so they never ride on the shared connection. */
export interface SentSecrets {
  /** In clear. No text of an error, a log or a task's trace may show them. */
  readonly texts: readonly string[];
  /** Stored attributes of the write-only ones. The state takes none of these from an answer. */
  readonly writeOnly: ReadonlySet<string>;
}

/** A read sends none. */
export const noSecrets: SentSecrets = { texts: [], writeOnly: new Set() };
