import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { missingPrograms } from "./pulumi/missing.ts";

describe("missingPrograms", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "streamkap-pulumi-test-"));
    for (const name of ["pulumi", "go"]) {
      writeFileSync(join(folder, name), "");
      chmodSync(join(folder, name), 0o755);
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("names what is not on the PATH, and where it comes from", () => {
    const path = ["/nowhere", folder].join(delimiter);
    expect(missingPrograms(path)).toEqual([
      "pulumi-language-nodejs is not on the PATH: it is a part of each release of Pulumi's command line, beside pulumi",
    ]);
    expect(missingPrograms("/nowhere")).toHaveLength(3);
  });
});
