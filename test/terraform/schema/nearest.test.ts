import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../../../src/terraform/schema/nearest.ts";
import { root } from "../../support/paths.ts";

/** The names that a plan suggests. The constructs suggest the same names at synth, and have to pass the same cases. */
const cases = JSON.parse(readFileSync(join(root, "test/fixtures/agreed/nearest.json"), "utf8")) as {
  readonly title: string;
  readonly written: string;
  readonly known: readonly string[];
  readonly meant: string | null;
}[];

it.each(cases)("$written means $meant where $title", ({ written, known, meant }) => {
  expect(nearest(written, known)).toBe(meant ?? undefined);
});
