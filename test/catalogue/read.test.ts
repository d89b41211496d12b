import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readCatalogue } from "../../src/catalogue/index.ts";
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

  it("reads the same from a gzipped array", () => {
    const file = join(folder, "catalogue.json.gz");
    writeFileSync(file, gzipSync(JSON.stringify([...catalogue.values()])));
    expect(readCatalogue(file)).toEqual(catalogue);
  });

  it("throws where there is nothing", () => {
    expect(() => readCatalogue(join(folder, "missing"))).toThrow("missing");
  });
});
