import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatDuration, isDuration, parseDuration } from "../../../src/provider/source/duration.ts";
import { root } from "../../support/paths.ts";

/** The constructs and the command line, which read durations too, are held to the same cases. */
const { accepted, refused } = JSON.parse(
  readFileSync(join(root, "test/fixtures/agreed/durations.json"), "utf8"),
) as { readonly accepted: { readonly text: string; readonly ms: number }[]; readonly refused: string[] };

describe("parseDuration", () => {
  it.each(accepted)("reads $text as $ms ms", ({ text, ms }) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(refused)("refuses %j", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe("isDuration", () => {
  it("takes a duration of a configuration that is above 0", () => {
    const target = { path: [], sensitive: false };
    expect(isDuration("1ms", target)).toEqual([]);
    expect(isDuration("0s", target)).toMatchObject([{ severity: "error" }]);
  });
});

describe("formatDuration", () => {
  it("shows a duration as it is written", () => {
    expect([5_400_000, 45_000, 250].map(formatDuration)).toEqual(["1h30m", "45s", "250ms"]);
  });
});
