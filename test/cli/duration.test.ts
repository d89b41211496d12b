import { parseShortTime } from "../../src/cli/duration.ts";

describe("parseShortTime", () => {
  it.each([
    ["0", 0],
    ["500ms", 500],
    ["1s", 1000],
    ["1.5s", 1500],
    ["2m", 120_000],
    ["1h", 3_600_000],
  ])("reads %s", (text, expected) => {
    expect(parseShortTime(text)).toBe(expected);
  });

  it.each(["", "5", "-1s", "1 s", "1d", "s", "1e3ms"])("refuses %j", (text) => {
    expect(() => parseShortTime(text)).toThrow(`"${text}" is no duration; write a number with a unit`);
  });
});
