import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engines, itWhere } from "../support/engines.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { root } from "../support/paths.ts";
import { randomStack } from "../support/stacks/random-stack.ts";
import { usesWriteOnly } from "../support/stacks/settable.ts";
import { decodeCase } from "../support/stacks/stack-case.ts";
import { StackLives } from "../support/stacks/stack-life.ts";

const catalogue = catalogueWithNewConnector();
const folder = join(root, "test", "fixtures", "phantom-diffs");
/** The stacks that failed in `npm run property`, made small. */
const found = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({ title: file, stack: decodeCase(readFileSync(join(folder, file), "utf8")) }));
/** A few of the connectors that `npm run property` takes. Together they have all kinds of settings. */
const few = ["sqlserveraws", "mongodb", "mysql", "webhook", "newdb"].flatMap(
  (code) => catalogue.get(code) ?? [],
);

describe.each(engines())("no plan of $name shows what nobody has changed", (engine) => {
  const lives = new StackLives(engine, catalogue);
  afterAll(() => {
    lives.close();
  });

  for (const { title, stack } of found) {
    const itHere = usesWriteOnly(stack, catalogue) ? itWhere(engine, "writeOnly") : it;
    itHere(title, async () => {
      expect(await lives.run(stack)).toBeUndefined();
    });
  }

  it("holds for a random stack", async () => {
    const stack = randomStack(few, { seed: 7, number: 1, writeOnly: engine.supports("writeOnly") });
    expect(await lives.run(stack)).toBeUndefined();
  });
});
