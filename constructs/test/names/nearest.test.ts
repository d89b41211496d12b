import { readFileSync } from "node:fs";
import { join } from "node:path";
import { didYouMean, nearest } from "../../src/names/nearest";

/** Names that synth suggests. A test of the provider uses the same cases, so a plan suggests the same names. */
const cases = JSON.parse(
  readFileSync(join(__dirname, "../../../test/fixtures/agreed/nearest.json"), "utf8"),
) as {
  readonly title: string;
  readonly written: string;
  readonly known: readonly string[];
  readonly meant: string | null;
}[];

test.each(cases)("nearest() gives $meant for $written where $title", ({ written, known, meant }) => {
  expect(nearest(written, known)).toBe(meant ?? undefined);
});

test("didYouMean() asks for the nearest name, and asks nothing where there is none", () => {
  expect(didYouMean("tag", ["tags"])).toBe(' Did you mean "tags"?');
  expect(didYouMean("tag", ["name"])).toBe("");
});
