import * as fc from "fast-check";
import { victims, type Victim } from "../processes.ts";

/** What an apply does to all sources. Each phase begins where the phase before it has ended. */
export const phases = ["create", "update", "replace", "destroy"] as const;
export type Phase = (typeof phases)[number];

/** When an apply is killed. */
export type Instant =
  /** After this part of the time that the phase takes undisturbed, from 0 to 1. */
  | { readonly at: "time"; readonly part: number }
  /**
   * At a request to the API: before it is carried out, between that and its answer, or `afterMs` milliseconds after its
   * answer was sent. `lateMs` after the kill the API lets go of the request that it holds.
   */
  | {
      readonly at: "before" | "between" | "after";
      readonly method: "GET" | "POST" | "PUT" | "DELETE";
      /** How many requests of this method come before it. */
      readonly skip: number;
      readonly afterMs: number;
      readonly lateMs: number;
    }
  /** When terraform writes the state to a remote backend, before the backend has stored it, or after that. */
  | { readonly at: "state write"; readonly isStored: boolean };

/** A kill that is planned. */
export interface Kill {
  readonly victim: Victim;
  readonly instant: Instant;
}

/** The kills of each phase of one life of all sources. The next apply follows each kill. */
export type Life = Readonly<Record<Phase, readonly Kill[]>>;

/** Which methods a phase uses beside GET. */
const methods = {
  create: ["POST", "GET"],
  update: ["PUT", "GET"],
  replace: ["DELETE", "POST", "GET"],
  destroy: ["DELETE", "GET"],
} as const satisfies Record<Phase, readonly string[]>;

/**
 * Draws lives.
 *
 * @param seed the same seed gives the same lives
 * @param sources number of the sources
 * @param writes whether the test sees when the state is written to a backend
 */
export function drawLives(
  seed: number,
  numRuns: number,
  options: { readonly sources: number; readonly writes: boolean },
): Life[] {
  const life = fc.record({
    create: kills("create", options),
    update: kills("update", options),
    replace: kills("replace", options),
    destroy: kills("destroy", options),
  });
  // Without `unbiased`, small numbers would come more often.
  return fc.sample(life, { seed, numRuns, unbiased: true });
}

function kills(
  phase: Phase,
  { sources, writes }: { readonly sources: number; readonly writes: boolean },
): fc.Arbitrary<Kill[]> {
  const time = fc.record({
    at: fc.constant("time" as const),
    part: fc.integer({ min: 0, max: 999 }).map((part) => part / 1000),
  });
  const request = fc.record({
    at: fc.constantFrom("before" as const, "between" as const, "after" as const),
    method: fc.constantFrom(...methods[phase]),
    skip: fc.integer({ min: 0, max: sources - 1 }),
    afterMs: fc.integer({ min: 0, max: 30 }),
    lateMs: fc.constantFrom(0, 0, 300, 1500),
  });
  const write = fc.record({ at: fc.constant("state write" as const), isStored: fc.boolean() });
  const instant = fc.oneof(
    { weight: 4, arbitrary: time },
    { weight: 4, arbitrary: request },
    ...(writes ? [{ weight: 1, arbitrary: write }] : []),
  );
  // A create has the most to lose, so it is killed more often.
  const maxLength = phase === "create" || phase === "replace" ? 4 : 2;
  return fc.array(fc.record({ victim: fc.constantFrom(...victims), instant }), { minLength: 1, maxLength });
}
