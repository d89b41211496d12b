import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoExcerpt, shapeOf } from "../../../scripts/screenshot/excerpt.ts";
import { textOfSvg } from "../../../scripts/screenshot/terminal-svg.ts";
import { root } from "../../support/paths.ts";

const output = `
five-sources  Initializing the backend...
              \u001b[1mPlan:\u001b[0m 1 to add, 0 to change, 0 to destroy.
five-sources  \u001b[1mstreamkap_source_mysql.a: Creating...\u001b[0m
five-sources  \u001b[1mstreamkap_source_mysql.a: Creation complete after 2s [id=58faec5739d2a7034ffa1ed3]\u001b[0m
              Apply complete! Resources: 1 added, 0 changed, 0 destroyed.

The sources that the API has now:

  58faec5739d2a7034ffa1ed3  a  MySQL  Active  created_from=terraform

A second plan of the same stack:
streamkap_source_mysql.a: Refreshing state...
\u001b[32mNo changes.\u001b[0m Your infrastructure matches the configuration.
              \u001b[1mPlan:\u001b[0m 0 to add, 0 to change, 1 to destroy.
demo: 1 sources Active, second plan empty
`;

it("takes the lines that a reader wants to see, with their colours, and without the name of the stack", () => {
  expect(demoExcerpt(output)).toEqual([
    "\u001b[1mPlan:\u001b[0m 1 to add, 0 to change, 0 to destroy.",
    "\u001b[1mstreamkap_source_mysql.a: Creating...\u001b[0m",
    "\u001b[1mstreamkap_source_mysql.a: Creation complete after 2s [id=58faec5739d2a7034ffa1ed3]\u001b[0m",
    "",
    "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.",
    "",
    "The sources that the API has now:",
    "  58faec5739d2a7034ffa1ed3  a  MySQL  Active  created_from=terraform",
    "",
    "A second plan of the same stack:",
    "\u001b[32mNo changes.\u001b[0m Your infrastructure matches the configuration.",
    "",
    "demo: 1 sources Active, second plan empty",
  ]);
});

it("compares runs without ids, times and order", () => {
  const lines = demoExcerpt(output);
  const other = [...lines].reverse().map((line) => line.replace("2s", "13s").replaceAll("58faec", "abcdef"));
  expect(shapeOf(other)).toEqual(shapeOf(lines));
  expect(shapeOf(lines)).toContain("streamkap_source_mysql.a: Creation complete after TIME [id=ID]");
  expect(shapeOf(lines.slice(1))).not.toEqual(shapeOf(lines));
});

it("docs/demo.svg shows a successful demo", () => {
  const text = textOfSvg(readFileSync(join(root, "docs", "demo.svg"), "utf8"));
  expect(text[0]).toBe("$ npm run demo");
  expect(text.at(-1)).toBe("demo: 5 sources Active, second plan empty");
});
