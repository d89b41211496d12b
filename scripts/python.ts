/**
 * `npm run python`: the constructs as a Python package, and examples/python deployed with it to the simulator.
 * Needs Python 3.9 or later with venv, and PyPI for cdktf and jsii. `-- --output FOLDER` keeps the package.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./build/paths.ts";
import { runProgram } from "./build/run-program.ts";
import { listSources } from "./demo/print-sources.ts";
import { startSimulatorProcess } from "./demo/simulator-process.ts";
import { engineOnPath } from "./engines/on-path.ts";

const cdktfVersion = "0.21.0";
const expectedSources = ["orders", "shop-berlin", "shop-lagos"];

/** @returns path of the wheel */
async function buildPackage(output: string): Promise<string> {
  const pacmak = join(root, "node_modules", "jsii-pacmak", "bin", "jsii-pacmak");
  await runProgram(
    process.execPath,
    [pacmak, "--targets", "python", "--outdir", output],
    join(root, "constructs"),
  );
  const folder = join(output, "python");
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) throw new Error(`jsii-pacmak has put no wheel into ${folder}.`);
  return join(folder, wheel);
}

/** @returns the Python of a virtual environment that has the package */
async function install(wheel: string, folder: string): Promise<string> {
  await runProgram("python3", ["-m", "venv", folder], root);
  const python = join(folder, platform() === "win32" ? "Scripts" : "bin", "python");
  await runProgram(python, ["-m", "pip", "install", "--quiet", `cdktf==${cdktfVersion}`, wheel], root);
  return python;
}

async function deploy(python: string, folder: string): Promise<void> {
  const simulator = await startSimulatorProcess();
  try {
    const environment = {
      STREAMKAP_HOST: simulator.url,
      STREAMKAP_CLIENT_ID: simulator.clientId,
      STREAMKAP_SECRET: simulator.secret,
      TF_VAR_orders_password: "demo-only",
      TF_VAR_shops_password: "demo-only",
    };
    mkdirSync(folder);
    await runProgram(python, [join(root, "examples", "python", "main.py")], folder, { CDKTF_OUTDIR: folder });
    const engine = engineOnPath(process.env);
    const stack = join(folder, "stacks", "python");
    await runProgram(engine, ["init", "-input=false", "-no-color"], stack, environment);
    await runProgram(engine, ["apply", "-input=false", "-no-color", "-auto-approve"], stack, environment);
    await runProgram(engine, ["plan", "-input=false", "-no-color", "-detailed-exitcode"], stack, environment);
    const sources = await listSources(simulator);
    const active = sources.filter((source) => source.connector_status === "Active").map(({ name }) => name);
    if (active.sort().join() !== expectedSources.join()) {
      throw new Error(
        `Active are ${active.join(", ") || "none"}, but should be ${expectedSources.join(", ")}.`,
      );
    }
    console.log(`python: ${String(active.length)} sources Active, second plan empty`);
  } finally {
    await simulator.stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { output: { type: "string" } } });
  const scratch = mkdtempSync(join(tmpdir(), "streamkap-python-"));
  try {
    const wheel = await buildPackage(values.output ?? join(scratch, "package"));
    await deploy(await install(wheel, join(scratch, "environment")), join(scratch, "out"));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
