import { Fn, Token } from "cdktf";
import { isToken } from "../tokens/token-shape";
import { durationMs } from "./duration";

/** How long Terraform waits for each operation on a source: durations such as `"90s"`, `"20m"` or `"1h30m"`. */
export interface StreamkapSourceTimeouts {
  /**
   * How long creating the source may take, with the waiting for it.
   *
   * @default "20m"
   */
  readonly create?: string;

  /**
   * How long reading the source may take at a refresh, with all retries.
   *
   * @default "5m"
   */
  readonly read?: string;

  /**
   * How long updating the source may take, with the waiting for it.
   *
   * @default "20m"
   */
  readonly update?: string;

  /**
   * How long deleting the source may take.
   *
   * @default "20m"
   */
  readonly delete?: string;
}

const DEFAULT = "20m";

/**
 * The longest time-out of several sources: a group of sources waits that long.
 *
 * @param wishes the time-out of each source; undefined where it has none
 * @returns a duration; undefined where it would be the provider's default
 */
export function longest(wishes: readonly (string | undefined)[]): string | undefined {
  const all = [...new Set(wishes.map((wish) => wish ?? DEFAULT))];
  const [first = DEFAULT] = all;
  if (all.length > 1 && all.some(isToken)) return longestAtApply(all);
  const most = all.reduce((a, b) => ((durationMs(b) ?? 0) > (durationMs(a) ?? 0) ? b : a), first);
  return most === DEFAULT ? undefined : most;
}

/** The time-outs; undefined where none is set, because Terraform would show an empty block in its plan. */
export function setTimeouts(timeouts?: StreamkapSourceTimeouts | null): StreamkapSourceTimeouts | undefined {
  const isSet = Object.values(timeouts ?? {}).some((value: unknown) => value !== undefined && value !== null);
  return isSet ? (timeouts ?? undefined) : undefined;
}

/** Any moment will do: Terraform has no comparison of durations, so the ends of the durations from here are compared. */
const START = "2000-01-01T00:00:00Z";

/** The longest duration as an expression: some durations are tokens, whose values only Terraform knows. */
function longestAtApply(durations: readonly string[]): string {
  const ends = durations.map((duration) => Fn.timeadd(START, duration));
  const last = Token.asString(Fn.element(Fn.reverse(Fn.sort(ends)), 0));
  return Token.asString(Fn.lookup(Fn.zipmap(ends, [...durations]), last, DEFAULT));
}
