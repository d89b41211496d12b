import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeArchive, readCatalogue } from "../../src/catalogue/index.ts";
import { catalogue, sourcesFolder } from "./connectors.ts";

describe("readCatalogue", () => {
  const folder = mkdtempSync(join(tmpdir(), "catalogue-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("reads a folder in the order of codes", () => {
    const codes = [...readCatalogue(sourcesFolder).keys()];
    expect(codes).toEqual([...codes].sort());
  });

  it("reads the same from an archive, which has each setting once and no documentation", () => {
    const file = join(folder, "catalogue.json");
    const archive = encodeArchive(catalogue.values());
    writeFileSync(file, archive);
    const needed = [...catalogue].map(
      ([code, { category: _, example: __, notes: ___, settings: all, ...rest }]) => [
        code,
        { ...rest, settings: all.map(({ group: ____, ...setting }) => setting) },
      ],
    );
    expect([...readCatalogue(file)]).toEqual(needed);
    const { settings } = JSON.parse(archive) as { readonly settings: readonly unknown[] };
    expect(new Set(settings.map((setting) => JSON.stringify(setting))).size).toBe(settings.length);
    expect(settings.length).toBeLessThan([...catalogue.values()].flatMap((c) => c.settings).length / 2);
  });

  it("throws if an archive is broken", () => {
    const file = join(folder, "broken.json");
    writeFileSync(file, encodeArchive(catalogue.values()).slice(0, -1));
    expect(() => readCatalogue(file)).toThrow("JSON");
  });

  it("throws if there is no file", () => {
    expect(() => readCatalogue(join(folder, "missing"))).toThrow("missing");
  });
});
