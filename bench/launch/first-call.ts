import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../scripts/build/paths.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { startHttpsFront } from "../../test/support/https-front.ts";
import { startDelayingRelay } from "./delaying-relay.ts";
import { paired, type Row } from "../row.ts";

const run = promisify(execFile);
const delayMs = 30;
/** This machine may have set proxies, which would lead the calls past the relay. */
const noProxies = { HTTPS_PROXY: "", https_proxy: "", ALL_PROXY: "", all_proxy: "" };

/**
 * `first_call_ratio`: the time from configuring the provider to the API's first answer, over the time of the same request by
 * `node:https` alone. The value is the median of all pairs. The API is the simulator behind TLS, 30 ms away. Each time is
 * measured in a process of its own.
 */
export async function measureFirstCall(runs: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "streamkap-bench-"));
  const simulator = await startSimulator({ catalogue: new Map(), deployTimeMs: 0 });
  const front = await startHttpsFront(simulator.url, "");
  const relay = await startDelayingRelay(Number(new URL(front.url).port), delayMs);
  try {
    const authority = join(folder, "authority.pem");
    writeFileSync(authority, front.authorityPem);
    const environment = {
      ...process.env,
      ...noProxies,
      NODE_EXTRA_CA_CERTS: authority,
      STREAMKAP_HOST: `https://localhost:${String(relay.port)}`,
      STREAMKAP_CLIENT_ID: simulator.clientId,
      STREAMKAP_SECRET: simulator.secret,
    };
    const measure = async (way: string): Promise<number> => {
      const app = join(root, "bench", "launch", "first-call-app.cjs");
      const { stdout } = await run(process.execPath, [app, way], { env: environment });
      return Number(stdout);
    };

    const ratios: number[] = [];
    for (let index = -1; index < runs; index++) {
      const alone = await measure("node-https");
      const configured = await measure(join(root, "dist", "plugin", "provider-block.js"));
      // The first pair is not counted, because it warms the file cache.
      if (index >= 0) ratios.push(configured / alone);
    }
    return [{ name: "first_call_ratio", ...paired(ratios), goal: 1.1, unit: "x node:https" }];
  } finally {
    await relay.close();
    await front.close();
    await simulator.close();
    rmSync(folder, { recursive: true });
  }
}
