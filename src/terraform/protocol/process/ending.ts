/**
 * How long an apply may go on when nobody waits for its answer: it may be about to note an id.
 * Terraform kills a plugin two seconds after Shutdown.
 */
const graceMs = 1500;

/**
 * The one way in which the process ends. Applies in flight are waited for, because what they make
 * must not be forgotten between the request and the note of it.
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
   * Has the end wait for an apply.
   *
   * @param answered when its answer has gone out, or nobody waits for it
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

  /** Only the first call counts. `before` runs last, within the same time. */
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
