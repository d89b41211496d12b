import { randomUUID } from "node:crypto";

/**
 * What this process knows of the ids of sources, even if no note can be written to disk. It prevents that two creates
 * get the same id, and that a source that was taken over is deleted for the resource that held it before.
 */
export class Ids {
  /** Ids that creates of this process have made or found. */
  readonly #given = new Set<string>();
  /** By id, the mark of the resource that has taken the source over. */
  readonly #takenOver = new Map<string, string>();
  readonly #deleted = new Set<string>();
  readonly #stored = new Set<string>();

  /** Notes that a state of Terraform holds the id. */
  stored(id: string): void {
    this.#stored.add(id);
  }

  /** Notes that the id belongs to a create of this process. */
  give(id: string): void {
    this.#given.add(id);
  }

  /** Takes back {@link give}: the source turned out to belong to somebody else. */
  release(id: string): void {
    this.#given.delete(id);
  }

  /**
   * Notes that a create has found the source instead of making it. Another resource may hold the source in its state.
   *
   * @returns the mark by which {@link delete} tells the new owner from the old one
   */
  takeOver(id: string): string {
    const mark = randomUUID();
    this.#takenOver.set(id, mark);
    return mark;
  }

  /** Who has the id: a create of this process, or a state. Undefined if neither has it. */
  holderOf(id: string): "run" | "state" | undefined {
    if (this.#given.has(id)) return "run";
    return this.#stored.has(id) ? "state" : undefined;
  }

  /** Whether a create may have the id: no create has made it, no state holds it, and it was not deleted. */
  isFree(id: string): boolean {
    return !this.#given.has(id) && !this.#deleted.has(id) && !this.#stored.has(id);
  }

  /**
   * Asks whether a source may be deleted, and if so notes its deletion.
   *
   * @param mark the mark of the resource that deletes the source, if that resource has taken the source over
   * @returns false if another resource has taken the source over, which must not lose it
   */
  delete(id: string, mark?: string): boolean {
    const owner = this.#takenOver.get(id);
    if (owner !== undefined && owner !== mark) return false;
    this.#deleted.add(id);
    return true;
  }
}
