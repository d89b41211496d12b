import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../../src/catalogue/index.ts";
import { catalogueFolder, root } from "../../support/paths.ts";

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

describe("docs/guides/moving-from-the-official-provider.md", () => {
  const [, table = ""] =
    /^\| connector +\| arguments[^\n]*\n([^]*?)^\n/m.exec(
      read(join(guides, "moving-from-the-official-provider.md")),
    ) ?? [];
  const rows = table
    .split("\n")
    .map((row) => row.split("|").map((cell) => cell.trim()))
    .filter(([, connectors = ""]) => /^[A-Z]/.test(connectors));
  const connectors = [...readCatalogue(catalogueFolder).values()];

  it("has rows for 35 arguments of 11 connectors", () => {
    const pairs = rows.flatMap(([, names = "", args = ""]) =>
      names.split(", ").flatMap((name) => args.split(", ").map((arg) => `${name} ${arg}`)),
    );
    expect([pairs.length, new Set(pairs.map((pair) => pair.split(" `")[0])).size]).toEqual([35, 11]);
  });

  it.each(rows)("%s%s: names arguments that no resource here has", (_edge, names = "", args = "") => {
    for (const name of names.split(", ")) {
      const connector = connectors.find(({ displayName }) => displayName === name);
      const own = connector?.settings.map(({ attribute }) => attribute);
      expect(own?.filter((attribute) => args.includes(`\`${attribute}\``))).toEqual([]);
    }
  });
});
