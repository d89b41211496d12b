import { performance } from "node:perf_hooks";
import { join } from "node:path";
import { root } from "../../scripts/build/paths.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type SimulatorOptions } from "../../src/simulator/index.ts";
import { requiredProviders } from "../../test/support/configuration.ts";
import { engines } from "../../test/support/engines.ts";
import { environmentOf } from "../../test/support/environment.ts";
import { Workspace } from "../../test/support/workspace.ts";
import type { Row } from "../row.ts";

const sources = 300;
const latencyMs = 500;
/** Below what ten calls at a time ask for at this latency, so that the limit decides. */
const rateLimit = { requests: 15, windowMs: 1_000 };
const parallelisms = [10, 50, 100];

interface Measured {
  readonly ms: number;
  readonly calls: number;
  /** Calls that were answered 429. */
  readonly refused: number;
  /** Sources that the apply did not create, because their calls were refused too often. */
  readonly failed: number;
}

/** The provider has as many calls under way as Terraform has resources. */
const configuration = (parallelism: number): string => `${requiredProviders()}
provider "streamkap" {
  wait                    = "none"
  max_concurrent_requests = ${String(parallelism)}
}

resource "streamkap_source_mysql" "all" {
  for_each              = toset([for index in range(${String(sources)}) : "orders-\${index}"])
  name                  = each.key
  database_hostname     = "db.example.com"
  database_user         = "streamkap"
  database_password     = "sample-password"
  database_include_list = "shop"
  table_include_list    = "shop.orders"
}
`;

async function apply(parallelism: number, limit: Pick<SimulatorOptions, "rateLimit">): Promise<Measured> {
  const [engine] = engines();
  if (engine === undefined) throw new Error("there is no engine");
  const catalogue = readCatalogue(join(root, "src", "catalogue", "sources"));
  const simulator = await startSimulator({ catalogue, deployTimeMs: 0, latencyMs, ...limit });
  const workspace = new Workspace({ engine, environment: environmentOf(simulator) });
  try {
    workspace.write("main.tf", configuration(parallelism));
    await workspace.succeed("init", "-input=false", "-no-color");
    const begin = performance.now();
    const flag = `-parallelism=${String(parallelism)}`;
    const { code, stderr } = await workspace.run(
      ...["apply", "-input=false", "-no-color", "-auto-approve", flag],
    );
    const ms = performance.now() - begin;
    if (code !== 0 && !stderr.includes("answered 429")) throw new Error(stderr);
    const requests = simulator.requests();
    return {
      ms,
      calls: requests.length,
      refused: requests.filter(({ status }) => status === 429).length,
      failed: sources - simulator.sources().length,
    };
  } finally {
    workspace.remove();
    await simulator.close();
  }
}

/**
 * Creates 300 sources at an API latency of 500 ms, with 10, 50 and 100 of them at a time:
 *
 * - `parallelism_<n>_ratio`: the time of the apply, over the time with 10 at a time;
 * - `limited_parallelism_<n>_ratio`: the same at an API that takes 15 calls a second;
 * - `…_calls` and `…_refused`: all calls of the apply, and those that were answered 429;
 * - `…_failed`: sources that were not created, because the retries of their call ran out.
 */
export async function measureParallelism(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [prefix, limit] of [
    ["parallelism", {}],
    ["limited_parallelism", { rateLimit }],
  ] as const) {
    let first: number | undefined;
    for (const parallelism of parallelisms) {
      const { ms, calls, refused, failed } = await apply(parallelism, limit);
      first ??= ms;
      const name = `${prefix}_${String(parallelism)}`;
      rows.push(
        { name: `${name}_ratio`, value: ms / first, unit: "x 10 at a time" },
        { name: `${name}_calls`, value: calls, unit: "calls" },
        { name: `${name}_refused`, value: refused, unit: "calls" },
        { name: `${name}_failed`, value: failed, unit: "sources" },
      );
    }
  }
  return rows;
}
