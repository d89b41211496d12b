/**
 * `npm run property` takes random stacks through their whole lives on the real engine, against the simulator with a random
 * combination of its quirks. No plan may show a change that nobody has made. A stack that fails is made small, and written to
 * test/fixtures/phantom-diffs/, where `npm test` finds it. The exit code is 1 then. `--connectors mysql,webhook`, `--cases 50`,
 * `--seed 1` and `--engine tofu@1.12.6` choose what runs. `--case 17` runs only that case of the seed. `--json FILE` also writes
 * the figures to a file.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeResults } from "../../scripts/results/write-results.ts";
import { describeEngine } from "../support/engines.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { root } from "../support/paths.ts";
import { randomStack } from "../support/stacks/random-stack.ts";
import { encodeCase } from "../support/stacks/stack-case.ts";
import { StackLives } from "../support/stacks/stack-life.ts";
import { parseOptions, type PropertyOptions } from "./property/options.ts";
import { shrink } from "./property/shrink.ts";
import { formatResults, resultRows, type Result } from "./property/table.ts";

/** The connectors of the catalogue, and `newdb`, which only `streamkap_source` takes. */
const catalogue = catalogueWithNewConnector();

async function runCase(lives: StackLives, number: number, options: PropertyOptions): Promise<Result> {
  const { seed, connectors, engine } = options;
  const stack = randomStack(connectors, {
    seed,
    number,
    writeOnly: describeEngine(engine).supports("writeOnly"),
  });
  const started = performance.now();
  const failure = await lives.run(stack);
  const result = { number, stack, failure, seconds: (performance.now() - started) / 1000 };
  if (failure === undefined) return result;
  console.error(
    `case ${String(number)} of seed ${String(seed)} failed: ${failure.step}\n${failure.detail}\n`,
  );
  const smallest = await shrink(stack, failure, (smaller) => lives.run(smaller));
  const file = join("test", "fixtures", "phantom-diffs", `seed-${String(seed)}-case-${String(number)}.json`);
  writeFileSync(join(root, file), encodeCase(smallest));
  console.error(`made small in ${file}\n${(await lives.run(smallest))?.detail ?? ""}\n`);
  return result;
}

async function main(options: PropertyOptions): Promise<number> {
  const lives = new StackLives(describeEngine(options.engine), catalogue);
  const results: Result[] = [];
  try {
    for (const number of options.numbers) {
      const result = await runCase(lives, number, options);
      results.push(result);
      console.error(
        `case ${String(number)}: ${result.failure?.step ?? "ok"} (${result.seconds.toFixed(1)} s)`,
      );
    }
  } finally {
    lives.close();
  }
  const engine = describeEngine(options.engine).name;
  console.log(formatResults(results, engine, options.seed));
  if (options.json !== undefined)
    writeResults(options.json, "property", { rows: resultRows(results, engine, options.seed) });
  return results.some(({ failure }) => failure !== undefined) ? 1 : 0;
}

function options(): PropertyOptions {
  try {
    return parseOptions(process.argv.slice(2), catalogue);
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exit(2);
  }
}

process.exitCode = await main(options());
