import { readFileSync } from "node:fs";
import { join } from "node:path";
import { didYouMean, nearest } from "../../src/names/nearest";

/** What synth suggests. The provider, which suggests the same in a plan, is held to the same cases. */
const cases = JSON.parse(
  readFileSync(join(__dirname, "../../../test/fixtures/agreed/nearest.json"), "utf8"),
) as {
  readonly title: string;
  readonly written: string;
  readonly known: readonly string[];
  readonly meant: string | null;
}[];

test.each(cases)("$written means $meant where $title", ({ written, known, meant }) => {
  expect(nearest(written, known)).toBe(meant ?? undefined);
});

test("a message asks for what was meant, and asks nothing where nothing was", () => {
  expect(didYouMean("tag", ["tags"])).toBe(' Did you mean "tags"?');
  expect(didYouMean("tag", ["name"])).toBe("");
});
