/**
 * The candidate that was probably meant: the one that needs the fewest edits, ignoring letter case. Undefined: every
 * candidate needs edits for half of its letters or more.
 */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const edits = distance(text.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest && edits * 2 < candidate.length) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** Levenshtein distance. Infinity if `a` is more than twice as long as `b`: then `b` is surely not meant. */
function distance(a: string, b: string): number {
  if (a.length > 2 * b.length) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let index = 0; index < a.length; index++) {
    const next = [index + 1];
    for (let column = 0; column < b.length; column++) {
      const replaced = (row[column] ?? 0) + (a[index] === b[column] ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? Infinity;
}
