import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../support/paths.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const guides = join("docs", "guides");

describe("docs/guides/guarantees.md", () => {
  const named = [...read(join(guides, "guarantees.md")).matchAll(/\((\S+\.test\.ts)\): "([^"]+)"/g)].map(
    ([, file = "", title = ""]) => [join(guides, file), title.replaceAll(/\s+/g, " ")] as const,
  );

  it("names tests", () => {
    expect(named.length).toBeGreaterThan(10);
  });

  it.each(named)("names a title that there is in %s: %s", (file, title) => {
    expect(read(file)).toContain(`"${title}"`);
  });
});
