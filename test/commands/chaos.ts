/**
 * `npm run chaos` creates, changes, replaces and destroys sources against the simulator while it kills terraform, the provider or
 * both at random instants, and applies again until all is done. Then it counts what is lost, there twice, wrong, stuck, or
 * different in a plan. The exit code is 1 if anything is. `--kills 200`, `--seed 1`, `--sources 20`, `--backend local|http|pg`,
 * `--connectors mysql,webhook` and `--engine tofu@1.12.6` choose what runs. `--provider PATH --source ADDRESS` runs another
 * provider. `--json FILE` also writes the figures to a file, after each life. Ctrl-C ends the run after the current life.
 */
import { readCatalogue } from "../../src/catalogue/index.ts";
import { writeResults } from "../../scripts/results/write-results.ts";
import { startBackend } from "../support/chaos/chaos-backend.ts";
import { drawLives, type Life } from "../support/chaos/chaos-plan.ts";
import { Chaos } from "../support/chaos/chaos.ts";
import { describeEngine } from "../support/engines.ts";
import { catalogueFolder } from "../support/paths.ts";
import { parseOptions, type ChaosCommandOptions } from "./chaos/options.ts";
import { formatRun, resultRows } from "./chaos/table.ts";

const catalogue = readCatalogue(catalogueFolder);
const undisturbed: Life = { create: [], update: [], replace: [], destroy: [] };

async function main(options: ChaosCommandOptions): Promise<number> {
  const { kills, seed, sources, json } = options;
  const started = performance.now();
  const backend = await startBackend(options.backend);
  const chaos = new Chaos({
    ...options,
    backend,
    catalogue,
    engine: describeEngine(options.engine),
    onPhase: (phase, counts) => {
      console.error(`life ${String(counts.lives)}, ${phase}: ${String(counts.kills)} kills`);
    },
  });
  const { counts, findings } = chaos;
  const engine = describeEngine(options.engine).name;
  const report = () => ({ ...options, engine, counts, seconds: (performance.now() - started) / 1000 });
  const interrupt = new AbortController();
  process.once("SIGINT", () => {
    interrupt.abort();
  });
  let [reported, named] = [0, 0];
  try {
    // The first life measures how long each phase takes, and shows whether the configuration is valid at all.
    if (!(await chaos.live(undisturbed)) || findings.length > 0) {
      console.error(`Without any kill, this went wrong:\n${findings[0]?.detail ?? ""}`);
      return 1;
    }
    // A life has a kill in each phase at least, if the instant comes before the end of the phase.
    for (const life of drawLives(seed, kills, { sources, writes: backend.watchWrites !== undefined })) {
      if (counts.kills >= kills || interrupt.signal.aborted) break;
      await chaos.live(life);
      for (const { fault, phase, detail } of findings.slice(reported))
        console.error(`FOUND ${fault} in ${phase} of life ${String(counts.lives)}\n${detail}\n`);
      reported = findings.length;
      for (const { phase, detail } of chaos.namings.slice(named))
        console.error(`named for import in ${phase} of life ${String(counts.lives)}\n${detail}\n`);
      named = chaos.namings.length;
      if (json !== undefined) writeResults(json, "chaos", { rows: resultRows(report()), findings });
    }
  } finally {
    await backend.close();
  }
  console.log(formatRun(report(), findings));
  return findings.length > 0 ? 1 : 0;
}

function options(): ChaosCommandOptions {
  try {
    return parseOptions(process.argv.slice(2), catalogue);
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exit(2);
  }
}

process.exitCode = await main(options());
