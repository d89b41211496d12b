import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { root } from "../../scripts/build/paths.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../../test/support/configuration.ts";
import { startDebugProcess } from "../../test/support/debug-process.ts";
import { engines } from "../../test/support/engines.ts";
import { environmentOf } from "../../test/support/environment.ts";
import { run, Workspace } from "../../test/support/workspace.ts";
import { paired, type Row } from "../row.ts";
import { bareNode } from "./bare-node.ts";

const source = `${requiredProviders()}resource "streamkap_source_webhook" "it" {\n  name = "it"\n}\n`;
/** How often a plan starts the provider: for the schema, for validation, and for the plan itself. */
const launches = 3;
const schemaCall = "/tfplugin6.Provider/GetProviderSchema";

/**
 * Measures `terraform plan` on one source that exists. `launch_overhead_ratio` is the time that the plan takes longer than with
 * a provider that runs already, over the time of as many starts of bare Node. The value is the median of all pairs.
 * `schema_calls` is how often Terraform asks all processes of the plugin together for the schema.
 */
export async function measurePlans(runs: number): Promise<Row[]> {
  const [engine] = engines();
  if (engine === undefined) throw new Error("there is no engine");
  const catalogue = readCatalogue(join(root, "src", "catalogue", "sources"));
  const simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
  const environment = environmentOf(simulator);
  const provider = await startDebugProcess(environment);
  const workspace = new Workspace({ engine, environment });
  /** Milliseconds of an empty plan. */
  const plan = async (more: Readonly<Record<string, string>>): Promise<number> => {
    const begin = performance.now();
    const args = ["plan", "-input=false", "-no-color", "-detailed-exitcode"];
    // Node would read the file of NODE_EXTRA_CA_CERTS at each start, as bare Node would.
    const environment = { ...workspace.environment(), NODE_EXTRA_CA_CERTS: undefined, ...more };
    const { code, stderr } = await run(engine.binary, args, workspace.folder, { environment });
    const durationMs = performance.now() - begin;
    if (code !== 0) throw new Error(`the plan is not empty: ${stderr}`);
    return durationMs;
  };
  try {
    workspace.write("main.tf", source);
    await workspace.succeed("init", "-input=false", "-no-color");
    await workspace.succeed("apply", "-input=false", "-no-color", "-auto-approve");

    const ratios: number[] = [];
    for (let index = -1; index < runs; index++) {
      const launched = await plan({});
      const attached = await plan({ TF_REATTACH_PROVIDERS: provider.reattach });
      const ratio = (launched - attached) / (launches * (await bareNode()));
      // The first pair is not counted, because it warms the file cache.
      if (index >= 0) ratios.push(ratio);
    }

    const calls = join(workspace.folder, "calls.txt");
    const counter = join(root, "bench", "launch", "count-calls.cjs");
    await plan({ NODE_OPTIONS: `--require ${JSON.stringify(counter)}`, BENCH_CALLS: calls });
    const made = readFileSync(calls, "utf8").split("\n");
    return [
      { name: "launch_overhead_ratio", ...paired(ratios), goal: 3.6, unit: "x 3 node -e 0" },
      {
        name: "schema_calls",
        value: made.filter((path) => path === schemaCall).length,
        goal: 1,
        unit: "in one plan",
      },
    ];
  } finally {
    workspace.remove();
    await provider.end();
    await simulator.close();
  }
}
