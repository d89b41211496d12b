import type { Row } from "../row.ts";
import { onSources, withFleet } from "./fleet.ts";
import { ticksOf } from "./ticks.ts";

const count = 1_000;

/**
 * Counts the calls of a whole life of 1000 sources that are deployed and deleted at once, all calls and those for tokens
 * included:
 *
 * - `apply_1000_calls`: an apply with `wait = "active"` and one `streamkap_sources_ready`;
 * - `destroy_1000_calls`: a destroy with `wait = "active"`, which proves that each source is gone;
 * - `destroy_1000_unwaited_calls`: a destroy with `wait = "none"`, for which an accepted DELETE is enough.
 */
export function measureCallsOfLife(): Promise<Row[]> {
  return withFleet({ count, ready: true }, async (fleet) => {
    const calls = async (...args: readonly string[]): Promise<number> => {
      fleet.requests();
      await fleet.terraform(...args, "-auto-approve");
      return fleet.requests().length;
    };
    const apply = await calls("apply");
    const destroy = await calls("destroy");
    await fleet.fill();
    const unwaited = await calls("destroy", "-var=wait=none");
    return [
      { name: "apply_1000_calls", value: apply, goal: 1_040, unit: "calls" },
      { name: "destroy_1000_calls", value: destroy, goal: 1_040, unit: "calls" },
      { name: "destroy_1000_unwaited_calls", value: unwaited, goal: 1_040, unit: "calls" },
    ];
  });
}

/** How long the slow API takes to deploy a source, and to delete one. */
const deployTimeMs = 30_000;
const deleteTimeMs = 10_000;

/**
 * Compares the lives of 1000 sources at an API that is slow to deploy and to delete with the same lives where both are done at
 * once. The sources have `wait = "none"`, and one `streamkap_sources_ready` waits for all:
 *
 * - `fleet_1000_ratio`: the time of an apply whose sources deploy for 30 s, over that of the fast API and 30 s;
 * - `fleet_poll_calls`: the most calls that one look at the sources takes;
 * - `destroy_1000_ratio`: the time of a destroy whose deletions last for 10 s, over that of the fast API.
 */
export async function measureSlowLife(): Promise<Row[]> {
  const fast = await lifeOf({ deployTimeMs: 0, deleteTimeMs: 0 });
  const slow = await lifeOf({ deployTimeMs, deleteTimeMs });
  const applied = slow.applyMs / (fast.applyMs + deployTimeMs);
  return [
    { name: "fleet_1000_ratio", value: applied, goal: 1.1, unit: "x instant + 30 s" },
    { name: "fleet_poll_calls", value: Math.max(...slow.ticks), goal: 11, unit: "calls a look" },
    { name: "fleet_polls", value: slow.ticks.length, unit: "looks" },
    { name: "destroy_1000_ratio", value: slow.destroyMs / fast.destroyMs, goal: 1.1, unit: "x instant" },
  ];
}

interface Life {
  readonly applyMs: number;
  readonly destroyMs: number;
  /** How many calls each look at the sources took. */
  readonly ticks: readonly number[];
}

function lifeOf(times: { readonly deployTimeMs: number; readonly deleteTimeMs: number }): Promise<Life> {
  return withFleet({ count, ready: true, ...times }, async (fleet) => {
    const apply = await fleet.terraform("apply", "-auto-approve", "-var=wait=none");
    const ticks = ticksOf(onSources(fleet.requests()));
    const destroy = await fleet.terraform("destroy", "-auto-approve", "-var=wait=none");
    return { applyMs: apply.wallMs, destroyMs: destroy.wallMs, ticks };
  });
}
