import { terminalSvg, textOfSvg } from "../../../scripts/screenshot/terminal-svg.ts";

const bold = "\u001b[1m";
const green = "\u001b[32m";
const reset = "\u001b[0m";

it("draws colours and bold text, and leaves other sequences out", () => {
  const svg = terminalSvg([`${bold}a${green}b${reset}c`, "", "\u001b[2Kd"], "Title");
  expect(svg).toContain(
    '<text x="16" y="29"><tspan font-weight="600">a</tspan><tspan font-weight="600" fill="#3fb950">b</tspan>c</text>',
  );
  expect(svg).toContain('<text x="16" y="65">d</text>');
  expect(svg).toContain("<title>Title</title>");
});

it("is as wide as the longest line that is seen", () => {
  const [, width] =
    /^<svg [^>]*? width="(\d+)"/.exec(terminalSvg([`${green}${"x".repeat(100)}${reset}`, "y"], "")) ?? [];
  expect(width).toBe("852");
});

it("escapes what XML takes for its own, and gives the text back", () => {
  const svg = terminalSvg([`a ${green}<b>${reset} & c`, "", "d"], "<");
  expect(svg).toContain("a <tspan");
  expect(svg).toContain("&lt;b></tspan> &amp; c");
  expect(textOfSvg(svg)).toEqual(["a <b> & c", "d"]);
});
