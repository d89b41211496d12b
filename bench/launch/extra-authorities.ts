import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificate } from "../../src/terraform/protocol/process/certificate.ts";
import { paired, type Row } from "../row.ts";
import { bareNode } from "./bare-node.ts";

/**
 * `extra_ca_start_ratio`: the time of `node -e 0` while NODE_EXTRA_CA_CERTS names a file of one certificate, over the time
 * without. It is what each launch of the provider pays for that variable, whether the process calls the API or not. It has no
 * goal, because it is Node's own figure.
 */
export async function measureExtraAuthorities(runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "streamkap-bench-"));
  const file = join(folder, "authority.pem");
  writeFileSync(file, createCertificate(new Date()).certificatePem);
  try {
    const ratios: number[] = [];
    for (let run = -1; run < runs; run++) {
      const without = await bareNode();
      const named = await bareNode(process.execPath, { NODE_EXTRA_CA_CERTS: file });
      // The first pair is not counted, because it warms the file cache.
      if (run >= 0) ratios.push(named / without);
    }
    return [{ name: "extra_ca_start_ratio", ...paired(ratios), unit: "x node -e 0" }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
