import * as fc from "fast-check";
import { anyText } from "./random-texts.ts";
import type { Argument, Configuration } from "./stack-case.ts";

const tagIds = ["670e5ca40afe1d3983ce0c22", "670e5ca40afe1d3983ce0c23", "670e5ca40afe1d3983ce0c24"];
const duration = fc.constantFrom("20m", "45m", "1h30m");

/**
 * The arguments that every source has besides its connector's settings. Many of them are unset.
 *
 * @param unique makes the name differ from those of other sources
 */
export function commonArguments(unique: string): fc.Arbitrary<Configuration> {
  return fc
    .record({
      name: anyText.map((text) => `${text}${unique}`),
      tags: perhaps<Argument>(fc.subarray(tagIds)),
      kc_cluster_id: perhaps<Argument>(fc.constantFrom("", "cluster-one", "cluster-two")),
      desired_state: perhaps<Argument>(fc.constantFrom("Active", "Paused", "Stopped")),
      wait: perhaps<Argument>(fc.constantFrom("active", "server", "none")),
      timeouts: perhaps<Argument>(
        fc.record({ create: duration, update: duration, delete: duration }, { requiredKeys: [] }),
      ),
    })
    .map((all) => withoutUnset(all));
}

/** Arguments of the provider block that change how the provider works. */
export const providerArguments: fc.Arbitrary<Configuration> = fc
  .record({
    wait: perhaps<Argument>(fc.constantFrom("active", "server", "none")),
    secret_returned: perhaps<Argument>(fc.boolean()),
    max_concurrent_requests: perhaps<Argument>(fc.constantFrom(1, 10)),
  })
  .map((all) => withoutUnset(all));

function perhaps<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

function withoutUnset(all: Readonly<Record<string, Argument | undefined>>): Configuration {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
