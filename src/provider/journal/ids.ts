/** What this process knows of ids, whatever becomes of files: no id is given to two creates. */
export class Ids {
  readonly #given = new Set<string>();
  readonly #deleted = new Set<string>();
  readonly #stored = new Set<string>();

  /** In a state that Terraform has. */
  stored(id: string): void {
    this.#stored.add(id);
  }

  give(id: string): void {
    this.#given.add(id);
  }

  /** Whether a create may have it. */
  isFree(id: string): boolean {
    return !this.#given.has(id) && !this.#deleted.has(id) && !this.#stored.has(id);
  }

  /** @returns false where a create of this process has it: it must not be deleted */
  delete(id: string): boolean {
    if (this.#given.has(id)) return false;
    this.#deleted.add(id);
    return true;
  }
}
