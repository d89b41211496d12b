import type { Simulator } from "../../../src/simulator/index.ts";
import type { HandMadeSource } from "../../support/random-tenant.ts";

/** A simulator, and what is in it. */
export interface HandMadeTenant {
  readonly simulator: Simulator;
  readonly sources: readonly HandMadeSource[];
}

/** @throws Error if an apply did anything but import all sources */
export function demandImports(printed: string, { sources }: HandMadeTenant): void {
  const summary = `${String(sources.length)} imported, 0 added, 0 changed, 0 destroyed`;
  if (printed.includes(summary)) return;
  const changes = printed
    .split("\n")
    .filter((line) => /will be (updated|created|destroyed)|must be replaced|^ *[~+-] |imported,/.test(line));
  throw new Error(`There is no "${summary}". The changes are:\n${changes.slice(0, 60).join("\n")}`);
}

/** @throws Error that names what is wrong, if anything is */
export function demandNothing(what: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`${what}:\n${problems.join("\n")}`);
}

interface State {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: { readonly revision?: number } }[];
  }[];
}

/**
 * Judges by the state, because cdktf may end before it has printed everything. An import leaves the revision 1, and each update
 * raises it.
 *
 * @throws Error if the state has anything but all sources, as an import leaves them
 */
export function demandUnchanged(state: string, { sources }: HandMadeTenant): void {
  const { resources } = JSON.parse(state) as State;
  const changed = resources.filter(({ instances }) =>
    instances.some(({ attributes }) => attributes.revision !== 1),
  );
  demandNothing(
    "These resources were not only imported",
    changed.map(({ type, name }) => `${type}.${name}`),
  );
  if (resources.length !== sources.length)
    throw new Error(
      `The state has ${String(resources.length)} resources, of ${String(sources.length)} sources.`,
    );
}
