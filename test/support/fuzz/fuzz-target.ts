import { Mutator } from "./mutator.ts";

/** Code that reads what somebody else has written. */
export interface FuzzTarget {
  /** Good inputs, of which hostile ones are made. */
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Reads an input. It may throw what `isExpected` allows. */
  readonly run: (input: Uint8Array) => unknown;
  /** Whether an error is an answer to the input, in words, and no bug. */
  readonly isExpected: (thrown: unknown) => boolean;
  /** How many of a thousand inputs this target gets: one that is slow gets few. @default 1000 */
  readonly share?: number;
}

/** An input that a target has not stood. */
export interface FuzzFinding {
  readonly target: string;
  /** Base64. */
  readonly input: string;
  /** What became of it. */
  readonly problem: string;
}

/** What became of the inputs of one target. */
export interface FuzzReport {
  readonly target: string;
  readonly inputs: number;
  readonly findings: readonly FuzzFinding[];
  /** The longest processor time of one input, in milliseconds. */
  readonly slowestMs: number;
  /** By how much the heap grew from the tenth part of the inputs to their end, in mebibytes. */
  readonly grownMb: number;
}

/** Processor time that no input may take. A list of pages takes a thousandth of it. */
const longestMs = 5_000;
/** Growth of the heap that is no leak, in mebibytes: code that is compiled, and caches. */
const mostGrownMb = 48;
/** After this many findings a target is left. */
const mostFindings = 5;

/** Gives a target hostile inputs. The same seed gives the same inputs. */
export async function fuzzTarget(
  name: string,
  target: FuzzTarget,
  {
    inputs,
    seed,
    collect,
  }: { readonly inputs: number; readonly seed: number; readonly collect?: () => void },
): Promise<FuzzReport> {
  const mutator = new Mutator(seed);
  const seeds = await target.seeds();
  const findings: FuzzFinding[] = [];
  let slowestMs = 0;
  let heapBefore = 0;
  const heapMb = (): number => {
    collect?.();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  let done = 0;
  for (; done < inputs && findings.length < mostFindings; done++) {
    if (done === Math.floor(inputs / 10)) heapBefore = heapMb();
    const input = mutator.variant(seeds);
    const began = process.cpuUsage();
    const problem = await problemOf(target, input);
    const { user, system } = process.cpuUsage(began);
    const ms = (user + system) / 1_000;
    slowestMs = Math.max(slowestMs, ms);
    const found = problem ?? (ms > longestMs ? `it took ${String(Math.round(ms))} ms` : undefined);
    if (found !== undefined) findings.push({ target: name, input: input.toString("base64"), problem: found });
  }
  const grownMb = collect === undefined ? 0 : Math.max(0, heapMb() - heapBefore);
  if (grownMb > mostGrownMb) {
    const problem = `the heap grew by ${String(Math.round(grownMb))} MB in ${String(done)} inputs`;
    findings.push({ target: name, input: "", problem });
  }
  return { target: name, inputs: done, findings, slowestMs, grownMb };
}

/** What is wrong with how a target reads an input. Undefined if nothing is. */
export async function problemOf(
  { run, isExpected }: FuzzTarget,
  input: Uint8Array,
): Promise<string | undefined> {
  try {
    await run(input);
  } catch (thrown) {
    if (!isExpected(thrown))
      return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  return "polluted" in {} ? "Object.prototype was changed" : undefined;
}
