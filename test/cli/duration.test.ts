import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseShortTime } from "../../src/cli/duration.ts";
import { root } from "../support/paths.ts";

/** The provider and the constructs, which read durations too, are held to the same cases. */
const { accepted, refused } = JSON.parse(
  readFileSync(join(root, "test/fixtures/agreed/durations.json"), "utf8"),
) as { readonly accepted: { readonly text: string; readonly ms: number }[]; readonly refused: string[] };

describe("parseShortTime", () => {
  it.each([...accepted, { text: "0", ms: 0 }])("reads $text as $ms ms", ({ text, ms }) => {
    expect(parseShortTime(text)).toBe(ms);
  });

  it.each(refused)("refuses %j", (text) => {
    expect(() => parseShortTime(text)).toThrow(`"${text}" is no duration; write numbers with a unit`);
  });
});
