import type { BookedRequest } from "../../src/simulator/index.ts";

/**
 * How many calls each look at many sources took, after the last source was created. A look begins with the first page of the
 * list.
 */
export function ticksOf(requests: readonly BookedRequest[]): readonly number[] {
  const created = requests.findLastIndex(({ method }) => method === "POST");
  const ticks: number[] = [];
  for (const { query } of requests.slice(created + 1)) {
    if (query["page"] === "1" || ticks.length === 0) ticks.push(0);
    ticks[ticks.length - 1] = (ticks.at(-1) ?? 0) + 1;
  }
  return ticks;
}
