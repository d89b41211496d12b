import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Token } from "cdktf";
import { durationMs } from "../../src/settings/duration";

/** The provider, which reads these durations in a plan, is held to the same cases. */
const { accepted, refused } = JSON.parse(
  readFileSync(join(__dirname, "../../../test/fixtures/agreed/durations.json"), "utf8"),
) as { readonly accepted: { readonly text: string; readonly ms: number }[]; readonly refused: string[] };

test.each(accepted)("$text is $ms ms", ({ text, ms }) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(refused)("%j is no duration", (text) => {
  expect(durationMs(text)).toBeUndefined();
});

test("how long a token lasts is not known at synth", () => {
  expect(durationMs(Token.asString({ resolve: () => "20m" }))).toBeUndefined();
});
