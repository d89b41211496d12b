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
