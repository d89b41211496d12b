/** The secrets that one change sends. They belong to one resource, so the shared connection must not hold them. */
export interface SentSecrets {
  /** Their values in clear. No error, log or task's trace may show one of them. */
  readonly texts: readonly string[];
  /** Stored attributes of the write-only secrets. The state takes none of these from an answer. */
  readonly writeOnly: ReadonlySet<string>;
}

/** The secrets that a read sends: none. */
export const noSecrets: SentSecrets = { texts: [], writeOnly: new Set() };
