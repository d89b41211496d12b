import * as fc from "fast-check";
import type { Connector } from "../../../src/catalogue/index.ts";
import { quirkChoices, type Quirks } from "../../../src/simulator/index.ts";
import { providerArguments } from "./random-common.ts";
import { sourceCase, type SourceOptions } from "./random-source.ts";
import type { StackCase } from "./stack-case.ts";

/** Every quirk at its default or at any other of its values. */
const quirks: fc.Arbitrary<Quirks> = fc.record<Record<string, unknown>>(
  Object.fromEntries(
    Object.entries(quirkChoices).map(([name, values]) => [
      name,
      fc.constantFrom<unknown>(...(values as readonly unknown[])),
    ]),
  ),
);

/** A stack with one source of each connector. The same seed and number give the same stack. */
export function randomStack(
  connectors: readonly Connector[],
  { seed, number, ...options }: SourceOptions & { readonly seed: number; readonly number: number },
): StackCase {
  const arbitrary = fc.record({
    provider: providerArguments,
    quirks,
    deployTimeMs: fc.constantFrom(0, 100),
    isImportedAsTold: fc.boolean(),
    sources: fc.tuple(...connectors.map((connector) => sourceCase(connector, options))),
  });
  const [stack] = fc.sample(fc.noBias(arbitrary), { seed: seed * 100_003 + number, numRuns: 1 });
  if (stack === undefined) throw new Error("fast-check made no case");
  return stack;
}
