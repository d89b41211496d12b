/**
 * How long the end waits for applies under way: one of them may be about to note the id of a new source.
 * Terraform kills a plugin two seconds after Shutdown.
 */
const graceMs = 1500;

/**
 * The one way in which the process ends. The end waits for applies under way: an apply that was cut off
 * between its request and the note of its id would lose what it made.
 */
export class Ending {
  readonly #applies = new Set<Promise<unknown>>();
  readonly #answers = new Set<Promise<void>>();
  readonly #exit: (code: number) => void;
  #hasBegun = false;

  /** @param exit tidies up and ends the process */
  constructor(exit: (code: number) => void) {
    this.#exit = exit;
  }

  /** Whether an apply is under way. */
  get isAwaited(): boolean {
    return this.#applies.size > 0;
  }

  /**
   * Makes the end wait for an apply.
   *
   * @param answered resolves when the apply's answer is out, or when nobody waits for it
   */
  async waitFor<Answer>(apply: Promise<Answer>, answered: Promise<void>): Promise<Answer> {
    this.#applies.add(apply);
    this.#answers.add(answered);
    void answered.then(() => this.#answers.delete(answered));
    try {
      return await apply;
    } finally {
      this.#applies.delete(apply);
    }
  }

  /**
   * Ends the process when the applies under way are answered, or after the grace period. Only the first call counts.
   *
   * @param before runs after the applies and before the exit, within the same grace period
   */
  async begin(code: number, before?: () => Promise<void>): Promise<void> {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    let timer: NodeJS.Timeout | undefined;
    const grace = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, graceMs);
    });
    const tidy = Promise.allSettled(this.#applies)
      .then(() => Promise.all(this.#answers))
      .then(before)
      .catch(() => undefined);
    await Promise.race([tidy, grace]);
    clearTimeout(timer);
    this.#exit(code);
  }
}
