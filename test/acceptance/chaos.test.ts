/**
 * A small part of `npm run chaos`, at instants that do not depend on time. Long runs take random instants.
 */
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startBackend } from "../support/chaos/chaos-backend.ts";
import type { Instant, Kill, Life } from "../support/chaos/chaos-plan.ts";
import { Chaos } from "../support/chaos/chaos.ts";
import { engines } from "../support/engines.ts";
import { catalogueFolder } from "../support/paths.ts";
import type { Victim } from "../support/processes.ts";

const catalogue = readCatalogue(catalogueFolder);

type Method = "POST" | "PUT" | "DELETE";
const kill = (victim: Victim, at: "before" | "between" | "after", method: Method): Kill => {
  const instant: Instant = { at, method, skip: 1, afterMs: 0, lateMs: 0 };
  return { victim, instant };
};

/** The second apply finds sources that the first one has created, and changes them by PUT. */
const life: Life = {
  create: [kill("both", "between", "POST"), kill("the provider", "between", "PUT")],
  update: [kill("terraform", "before", "PUT")],
  replace: [kill("both", "between", "DELETE"), kill("terraform", "between", "POST")],
  destroy: [kill("the provider", "after", "DELETE")],
};

describe.each(engines())("$name, killed in each phase of the lives of sources", (engine) => {
  it("loses no source, makes none twice, and always ends in the configuration", async () => {
    const connectors = ["webhook", "mysql", "mongodb"].map((code) => catalogue.get(code)!);
    const backend = await startBackend("local");
    const chaos = new Chaos({ engine, catalogue, connectors, sources: 4, backend });
    const isDone = await chaos.live(life);
    expect(chaos.findings).toEqual([]);
    expect(isDone).toBe(true);
    expect(chaos.counts).toMatchObject({ kills: 6, lost: 0, twice: 0, wrong: 0, stuck: 0, diff: 0 });
  });
});
