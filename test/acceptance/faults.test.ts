import { readCatalogue } from "../../src/catalogue/index.ts";
import { engines } from "../support/engines.ts";
import { FaultLives } from "../support/faults/fault-life.ts";
import { catalogueFolder } from "../support/paths.ts";

const catalogue = readCatalogue(catalogueFolder);
const connectors = ["mysql", "webhook"].flatMap((code) => catalogue.get(code) ?? []);

/** A cut of `npm run faults`: one fault through all operations, and one operation under a few other faults. */
describe.each(engines())("sources under a fault of the API, through $name", (engine) => {
  const lives = new FaultLives(engine, { catalogue, connectors, seed: 1, attached: true });
  afterAll(() => {
    lives.close();
  });

  it("are neither lost nor made twice if each answer is lost after the request was carried out", async () => {
    const cells = await lives.run("reset-after");
    expect(cells.map(({ operation, outcome, detail }) => [operation, outcome, detail])).toEqual([
      ["create", "right", undefined],
      ["read", "right", undefined],
      ["update", "right", undefined],
      ["import", "right", undefined],
      ["delete", "right", undefined],
    ]);
  });
});
