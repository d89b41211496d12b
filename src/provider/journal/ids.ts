import { randomUUID } from "node:crypto";

/**
 * What this process knows of ids, whatever becomes of files: no id is given to two creates, and
 * none that was taken over is deleted for the resource that had it before.
 */
export class Ids {
  readonly #given = new Set<string>();
  /** By id, the mark of the resource that has taken it over. */
  readonly #takenOver = new Map<string, string>();
  readonly #deleted = new Set<string>();
  readonly #stored = new Set<string>();

  /** In a state that Terraform has. */
  stored(id: string): void {
    this.#stored.add(id);
  }

  give(id: string): void {
    this.#given.add(id);
  }

  /** It turned out to be somebody else's. */
  release(id: string): void {
    this.#given.delete(id);
  }

  /**
   * A create has found the source instead of making it, so another resource may have it in its state.
   *
   * @returns the mark by which {@link delete} tells the new owner from the old one
   */
  takeOver(id: string): string {
    const mark = randomUUID();
    this.#takenOver.set(id, mark);
    return mark;
  }

  /** Who has it: a create of this process, or a state. */
  holderOf(id: string): "run" | "state" | undefined {
    if (this.#given.has(id)) return "run";
    return this.#stored.has(id) ? "state" : undefined;
  }

  /** Whether a create may have it. */
  isFree(id: string): boolean {
    return !this.#given.has(id) && !this.#deleted.has(id) && !this.#stored.has(id);
  }

  /**
   * @param mark of whoever wants it deleted, from a take-over
   * @returns false where another resource has taken it over: it must not be deleted
   */
  delete(id: string, mark?: string): boolean {
    const owner = this.#takenOver.get(id);
    if (owner !== undefined && owner !== mark) return false;
    this.#deleted.add(id);
    return true;
  }
}
