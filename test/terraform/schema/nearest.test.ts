import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../../../src/terraform/schema/nearest.ts";
import { root } from "../../support/paths.ts";

/** What a plan suggests. The constructs, which suggest the same at synth, are held to the same cases. */
const cases = JSON.parse(readFileSync(join(root, "test/fixtures/agreed/nearest.json"), "utf8")) as {
  readonly title: string;
  readonly written: string;
  readonly known: readonly string[];
  readonly meant: string | null;
}[];

it.each(cases)("$written means $meant where $title", ({ written, known, meant }) => {
  expect(nearest(written, known)).toBe(meant ?? undefined);
});
