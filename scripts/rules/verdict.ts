/** What a rule of the house finds. */
export interface Verdict {
  /** Each says what is wrong, where, and what to do. None: the rule holds. */
  readonly problems: readonly string[];
  /** Why the rule could not be tried. */
  readonly skipped?: string;
}
