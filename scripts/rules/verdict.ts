/** The result of a rule. */
export interface Verdict {
  /** Each problem says what is wrong, where, and what to do. If there is none, the rule holds. */
  readonly problems: readonly string[];
  /** The reason why the rule could not be tried. */
  readonly skipped?: string;
}
