import { quoted } from "../../src/cli/quoted.ts";

describe("a string of HCL", () => {
  it.each([
    ["plain", '"plain"'],
    ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
    ["${var.x} %{ if } $5 %d", '"$${var.x} %%{ if } $5 %d"'],
    ["a\n\tb\u2028\u200d\u{e0001}", '"a\\n\\tb\\u2028\\u200d\\U000e0001"'],
  ])("is the text %j as it is", (text, written) => {
    expect(quoted(text)).toBe(written);
  });
});
