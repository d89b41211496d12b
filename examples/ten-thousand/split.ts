import { createHash } from "node:crypto";

/**
 * The stack that a source belongs to. It depends on nothing but the name of the source and the names of the stacks: each stack
 * gets a hash together with the name of the source, and the highest hash wins ("rendezvous hashing"). So a new source moves
 * no other source, and a new stack takes its share from all stacks and moves nothing else.
 */
export function stackOf(source: string, stacks: readonly string[]): string {
  const weights = stacks.map((stack) => createHash("sha256").update(`${stack}\0${source}`).digest("hex"));
  const highest = weights.reduce((best, weight, index) => (weight > (weights[best] ?? "") ? index : best), 0);
  const chosen = stacks[highest];
  if (chosen === undefined) throw new Error(`There is no stack for ${source}: the list of stacks is empty.`);
  return chosen;
}
