/** Sorts the arrows, whose order would otherwise change with the order of imports in any file. */
export function sortArrows(mermaid: string): string {
  const lines = mermaid.split("\n");
  const isArrow = (line: string): boolean => /^\w+-->\w+$/.test(line);
  const arrows = lines.filter(isArrow).sort();
  return lines.map((line) => (isArrow(line) ? (arrows.shift() ?? line) : line)).join("\n");
}
