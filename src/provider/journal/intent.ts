/** The source that is to be created, as far as the journal is concerned. */
export interface Subject {
  /** Type code of the connector. */
  readonly connector: string;
  /** Name of the source, which is unique in the tenant. */
  readonly name: string;
}

/** The note that a dead run has left of a create of the same source. Times are those of the API's clock. */
export interface Remnant {
  /** When the create was sent for the first time. */
  readonly since: Date;
  /** When the create was sent for the last time. Undefined: sent once, at `since`. */
  readonly last?: Date;
  /** Id of the source that was made. Undefined if it is not known whether a source was made. */
  readonly id?: string;
}

/** One create. It is noted before anything is sent. */
export interface Intent {
  /** What dead runs have left of creates of the same source; those with an id first. */
  readonly left: readonly Remnant[];
  /** Whether the note is on disk, so that the next run finds it. */
  readonly noted: boolean;
  /** Whether this create may have made the source of this id: nobody else has the id. */
  readonly mayTake: (id: string) => boolean;
  /** Whether a living run has noted the same name. This can be the run of another alias of the provider. */
  readonly rivalled: boolean;
  /**
   * Notes that this create has made the source, which was found by a look-up.
   *
   * @returns false if another create has the source, whatever host or account that create uses
   */
  readonly take: (id: string) => Promise<boolean>;
  /**
   * Notes that the create is about to be sent.
   *
   * @param since whatever the create makes is made after this time
   * @param last time of the latest request
   */
  readonly sent: (since: Date, last: Date) => Promise<void>;
  /** Notes the id of the source that was made. Await it before Terraform is answered. */
  readonly made: (id: string) => Promise<void>;
  /** Removes the note and all remnants: this create has surely made nothing, and neither did earlier ones. */
  readonly madeNothing: () => Promise<void>;
  /** Ends the create without knowing what was made. If it was sent, its note stays. The remnants stay too. */
  readonly abandoned: () => Promise<void>;
}
