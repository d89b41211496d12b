import type { Failure } from "../../support/stacks/stack-life.ts";
import type { Configuration, SourceCase, StackCase } from "../../support/stacks/stack-case.ts";

/** Takes a stack through its life. */
export type Try = (stack: StackCase) => Promise<Failure | undefined>;

/**
 * Finds a smaller stack that fails at the same step: with fewer sources, and without quirks and arguments that the failure does not
 * need. Each try takes a stack through a life, so the number of tries decides how long this takes.
 *
 * @param tries the most lives that this may take
 */
export async function shrink(
  stack: StackCase,
  { step, detail }: Failure,
  run: Try,
  tries = 120,
): Promise<StackCase> {
  let left = tries;
  let smallest = stack;
  /** Tries a smaller stack, and keeps it if it fails at the same step. */
  const attempt = async (smaller: StackCase): Promise<boolean> => {
    if (left === 0) return false;
    left -= 1;
    const failure = await run(smaller);
    if (failure?.step !== step) return false;
    smallest = smaller;
    return true;
  };

  const blamed = stack.sources.filter(({ connector }) => detail.includes(`.${connector} `));
  for (const source of blamed) if (await attempt({ ...stack, sources: [source] })) break;
  await thin(smallest.sources, (sources) => attempt({ ...smallest, sources }));
  await attempt({ ...smallest, provider: {}, deployTimeMs: 0 });
  await thin(Object.entries(smallest.quirks), (quirks) =>
    attempt({ ...smallest, quirks: Object.fromEntries(quirks) }),
  );
  for (const index of smallest.sources.keys()) {
    const replaced = (change: (source: SourceCase) => SourceCase): StackCase => ({
      ...smallest,
      sources: smallest.sources.map((source, at) => (at === index ? change(source) : source)),
    });
    // The configuration may not need to change at all for the failure.
    await attempt(replaced(({ connector, before }) => ({ connector, before, after: before })));
    const names = argumentNames(smallest.sources[index]);
    await thin(names, (kept) => attempt(replaced((source) => withOnly(source, kept))));
  }
  return smallest;
}

function argumentNames(source: SourceCase | undefined): string[] {
  return [...new Set([...Object.keys(source?.before ?? {}), ...Object.keys(source?.after ?? {})])];
}

function withOnly({ connector, before, after }: SourceCase, names: readonly string[]): SourceCase {
  const only = (configuration: Configuration): Configuration =>
    Object.fromEntries(Object.entries(configuration).filter(([name]) => names.includes(name)));
  return { connector, before: only(before), after: only(after) };
}

/** Leaves items out as long as the attempt succeeds: first halves, then quarters, down to single items. */
async function thin<T>(
  items: readonly T[],
  attempt: (kept: readonly T[]) => Promise<boolean>,
): Promise<void> {
  let kept = items;
  for (let size = Math.ceil(kept.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length;) {
      const fewer = kept.filter((_item, index) => index < from || index >= from + size);
      if (await attempt(fewer)) kept = fewer;
      else from += size;
    }
  }
}
