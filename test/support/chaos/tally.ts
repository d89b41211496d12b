import type { Phase } from "./chaos-plan.ts";

/** What a run has counted. Each of `lost`, `twice`, `wrong`, `stuck` and `diff` is a fault of the provider. */
export interface Counts {
  /** Applies that were killed. */
  kills: number;
  /** Kills of the provider alone, of terraform alone, and of both. */
  killsOfProvider: number;
  killsOfTerraform: number;
  killsOfBoth: number;
  /** Sources of the API that are in no state after the last apply, and that no error has named. */
  lost: number;
  /** Sources of one name beside the first, and creates beyond those that the configuration asked for. */
  twice: number;
  /** Sources that the API does not have as they are configured, or that the state has under another id. */
  wrong: number;
  /** Phases that did not end after six applies that nobody has killed. */
  stuck: number;
  /** Phases after which a plan was not empty. */
  diff: number;
  /** Sources that a later apply has taken over, as it said. An apply that is killed does not say it. */
  takenOver: number;
  /** Sources that an error has named with their import block, because nothing proved whose they were. */
  namedForImport: number;
  /** Kills in the middle of Terraform's own write of a local state, which left an empty file or a half one. */
  cutStates: number;
  /** Commands of terraform that applied or destroyed, killed or not. */
  applies: number;
  /** Lives of all sources that were begun. */
  lives: number;
}

/** Something that must not happen. */
export interface ChaosFinding {
  readonly fault: "lost" | "twice" | "wrong" | "stuck" | "diff";
  /** Number of the life, from 1. */
  readonly life: number;
  readonly phase: Phase;
  /** What was done and seen, for a person. */
  readonly detail: string;
}

export function noCounts(): Counts {
  return {
    kills: 0,
    killsOfProvider: 0,
    killsOfTerraform: 0,
    killsOfBoth: 0,
    lost: 0,
    twice: 0,
    wrong: 0,
    stuck: 0,
    diff: 0,
    takenOver: 0,
    namedForImport: 0,
    cutStates: 0,
    applies: 0,
    lives: 0,
  };
}
