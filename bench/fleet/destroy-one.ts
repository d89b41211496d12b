import { paired, type Row } from "../row.ts";
import { withFleet } from "./fleet.ts";

/**
 * `destroy_1_ratio`: the time of a destroy of one source with `wait = "active"`, over the same with `wait = "none"`. The API
 * answers after 100 ms, and deletes at once.
 */
export function measureDestroyOfOne(runs: number): Promise<Row[]> {
  return withFleet({ count: 1, latencyMs: 100 }, async (fleet) => {
    const destroyMs = async (wait: string): Promise<number> => {
      await fleet.fill();
      return (await fleet.terraform("destroy", "-auto-approve", `-var=wait=${wait}`)).wallMs;
    };
    const ratios: number[] = [];
    for (let run = -1; run < runs; run++) {
      const waited = await destroyMs("active");
      const unwaited = await destroyMs("none");
      // The first pair is not counted, because it warms the file cache.
      if (run >= 0) ratios.push(waited / unwaited);
    }
    return [{ name: "destroy_1_ratio", ...paired(ratios), goal: 1.15, unit: 'x wait = "none"' }];
  });
}
