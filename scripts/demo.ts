/**
 * `npm run demo` starts the simulator, runs the real `cdktf deploy` on examples/five-sources, and prints the sources that the
 * API then has. `-- --destroy` destroys the sources at the end, and `-- --keep` leaves the simulator running.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./build/paths.ts";
import { childEnvironment, cdktf, planIsEmpty, stackFolder } from "./demo/deploy.ts";
import { listSources, printSources } from "./demo/print-sources.ts";
import { startSimulatorProcess } from "./demo/simulator-process.ts";
import { engineOnPath } from "./engines/on-path.ts";

const stack = "five-sources";
const expectedSources = 5;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { destroy: { type: "boolean" }, keep: { type: "boolean" } } });
  const engine = engineOnPath(process.env);
  // A new simulator knows nothing of an earlier demo's sources.
  for (const file of [`terraform.${stack}.tfstate`, `terraform.${stack}.tfstate.backup`]) {
    rmSync(join(root, file), { force: true });
  }
  const simulator = await startSimulatorProcess();
  try {
    console.log(`simulator: ${simulator.url}\n`);
    const environment = childEnvironment(engine, simulator);
    await cdktf(["deploy", "--auto-approve"], environment);
    const sources = await listSources(simulator);
    printSources(sources);

    console.log("\nA second plan of the same stack:");
    const empty = await planIsEmpty(engine, stackFolder(stack), environment);
    const active = sources.filter(({ connector_status }) => connector_status === "Active").length;

    if (values.destroy === true) {
      await cdktf(["destroy", "--auto-approve"], environment);
      console.log(`\nThe API has ${String((await listSources(simulator)).length)} sources left.`);
    }
    if (values.keep === true) console.log(simulator.instructions);
    console.log(`\ndemo: ${String(active)} sources Active, second plan ${empty ? "empty" : "NOT empty"}`);
    return active === expectedSources && empty ? 0 : 1;
  } finally {
    if (values.keep === true) simulator.release();
    else await simulator.stop();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : String(reason));
    process.exitCode = 1;
  },
);
