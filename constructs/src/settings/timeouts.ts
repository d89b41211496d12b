import { Fn, Token } from "cdktf";
import { isToken } from "../tokens/token-shape";
import { durationMs } from "./duration";

/** How long Terraform waits for a source, as durations such as `"90s"` or `"20m"`. */
export interface StreamkapSourceTimeouts {
  /** @default "20m" */
  readonly create?: string;
  /** @default "20m" */
  readonly update?: string;
  /** @default "20m" */
  readonly delete?: string;
}

const DEFAULT = "20m";

/**
 * What waits for several sources at once waits as long as the most patient of them.
 *
 * @param wishes one for each source; undefined where it has none
 * @returns undefined where the provider's own default says the same
 */
export function longest(wishes: readonly (string | undefined)[]): string | undefined {
  const all = [...new Set(wishes.map((wish) => wish ?? DEFAULT))];
  const [first = DEFAULT] = all;
  if (all.length > 1 && all.some(isToken)) return longestAtApply(all);
  const most = all.reduce((a, b) => ((durationMs(b) ?? 0) > (durationMs(a) ?? 0) ? b : a), first);
  return most === DEFAULT ? undefined : most;
}

/** Undefined where nothing in it is set: Terraform would show an empty block in its plan. */
export function setTimeouts(timeouts?: StreamkapSourceTimeouts | null): StreamkapSourceTimeouts | undefined {
  const isSet = Object.values(timeouts ?? {}).some((value: unknown) => value !== undefined && value !== null);
  return isSet ? (timeouts ?? undefined) : undefined;
}

/** Any moment: durations are compared by where they lead from here. */
const START = "2000-01-01T00:00:00Z";

/** Terraform compares what only Terraform knows. */
function longestAtApply(durations: readonly string[]): string {
  const ends = durations.map((duration) => Fn.timeadd(START, duration));
  const last = Token.asString(Fn.element(Fn.reverse(Fn.sort(ends)), 0));
  return Token.asString(Fn.lookup(Fn.zipmap(ends, [...durations]), last, DEFAULT));
}
