/** ` Did you mean "…"?` with the known name that was probably meant; empty text where none was. */
export function didYouMean(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return meant === undefined ? "" : ` Did you mean "${meant}"?`;
}

/**
 * The known name that was probably meant: the one that needs the fewest edits, ignoring letter case. Undefined: every name
 * needs edits for half of its letters or more. What synth suggests, a plan has to suggest: test/fixtures/agreed/nearest.json
 * holds both to the same cases.
 */
export function nearest(name: string, names: readonly string[]): string | undefined {
  return names
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits * 2 < candidate.length)
    .sort((a, b) => a.edits - b.edits)
    .at(0)?.candidate;
}

/** Levenshtein distance: how many letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
