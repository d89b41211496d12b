import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sumsOf } from "../../../scripts/release/sums.ts";

it("has one line for each file, in the order of the names", () => {
  const folder = mkdtempSync(join(tmpdir(), "sums-"));
  writeFileSync(join(folder, "b.zip"), "b");
  writeFileSync(join(folder, "a.zip"), "a");
  expect(sumsOf(folder, ["b.zip", "a.zip"])).toBe(
    "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.zip\n" +
      "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.zip\n",
  );
  rmSync(folder, { recursive: true });
});
