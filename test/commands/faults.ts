/**
 * `npm run faults` takes sources through create, read, update, import and delete on the real engine, while the simulator has one of
 * its faults. Each cell compares the simulator's books with the state: nothing may be lost, made twice or wrong in silence, and
 * without the fault the next apply and plan have to be right. `--connectors all`, `--faults reset-after,cut-json`, `--operations
 * create`, `--seed 1`, `--parallel 3` and `--engine tofu@1.12.6` choose what runs. `--json FILE` writes the results, and `--page` the table of
 * docs/guides/faults.md. The exit code is 1 where a cell failed.
 */
import { writeResults } from "../../scripts/results/write-results.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { describeEngine } from "../support/engines.ts";
import { type Cell, FaultLives } from "../support/faults/fault-life.ts";
import { catalogueFolder } from "../support/paths.ts";
import { type FaultsOptions, parseFaultsOptions } from "./faults/options.ts";
import { writePage } from "./faults/page.ts";
import { faultsTable, resultRows } from "./faults/table.ts";

const catalogue = readCatalogue(catalogueFolder);

/** Runs the faults, some at a time, each worker in a folder of its own. */
async function runAll({
  connectors,
  faults,
  operations,
  seed,
  engine,
  parallel,
}: FaultsOptions): Promise<Cell[]> {
  const cells: Cell[] = [];
  const waiting = [...faults];
  const work = async (): Promise<void> => {
    const lives = new FaultLives(describeEngine(engine), { catalogue, connectors, seed, attached: true });
    try {
      for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
        for (const cell of await lives.run(fault, operations)) {
          cells.push(cell);
          const { operation, outcome, detail = "", seconds } = cell;
          console.error(
            `${fault} ${operation}: ${outcome} (${seconds.toFixed(1)} s)${detail && `\n${detail}\n`}`,
          );
        }
      }
    } finally {
      lives.close();
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return cells;
}

async function main(options: FaultsOptions): Promise<number> {
  const { connectors, seed, engine, json, page } = options;
  const cells = await runAll(options);
  const rows = resultRows(cells);
  const run = { engine: describeEngine(engine).name, connectors: connectors.map(({ code }) => code), seed };
  console.log(faultsTable(cells));
  console.log(rows.map(({ name, value }) => `${name}: ${String(value)}`).join(", "));
  if (json !== undefined) writeResults(json, "faults", { rows, ...run, cells });
  if (page) writePage(cells, run);
  return cells.some(({ outcome }) => outcome === "failed") ? 1 : 0;
}

function options(): FaultsOptions {
  try {
    return parseFaultsOptions(process.argv.slice(2), catalogue);
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exit(2);
  }
}

process.exitCode = await main(options());
