/** What is to be created, as far as the journal is concerned. */
export interface Subject {
  /** Type code. */
  readonly connector: string;
  readonly name: string;
}

/** What a run that died has left of the same intent. */
export interface Remnant {
  readonly since: Date;
  /** Undefined: then, too. */
  readonly last?: Date;
  /** Undefined: it is not known whether anything was made. */
  readonly id?: string;
}

/** One create, noted before anything is sent. */
export interface Intent {
  /** Of runs that are dead; those with an id first. */
  readonly left: readonly Remnant[];
  /** Whether it is on disk, so that the next run finds it. */
  readonly noted: boolean;
  /** Whether this id can be what this create has made: it is nobody else's. */
  readonly mayTake: (id: string) => boolean;
  /** A living run has noted this name too, such as that of another alias of the provider. */
  readonly rivalled: boolean;
  /**
   * Notes that this source, which was found, is what this create has made.
   *
   * @returns false where another create has it, whatever host or account that asked
   */
  readonly take: (id: string) => Promise<boolean>;
  /** It is about to be sent. What can have been made was made after `since`, and asked for at `last` at the latest. */
  readonly sent: (since: Date, last: Date) => Promise<void>;
  /** It has made this. Awaited before Terraform is answered. */
  readonly made: (id: string) => Promise<void>;
  /** It has surely made nothing, and nothing is left of earlier ones. */
  readonly madeNothing: () => Promise<void>;
  /** It ends without knowing what was made: what was sent stays noted, and what is left stays. */
  readonly abandoned: () => Promise<void>;
}
