/**
 * `npm run python`: the constructs as a Python package, and examples/python deployed with it to the simulator.
 * Needs Python 3.9 or later with venv, and PyPI for cdktf and jsii. `-- --output FOLDER` keeps the package.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./build/paths.ts";
import { listSources } from "./demo/print-sources.ts";
import { startSimulatorProcess } from "./demo/simulator-process.ts";
import { engineOnPath } from "./engines/on-path.ts";

const cdktfVersion = "0.21.0";
const expectedSources = ["orders", "shop-berlin", "shop-lagos"];
const { TF_CLI_CONFIG_FILE: _, ...inherited } = process.env;
const quiet = {
  ...inherited,
  CHECKPOINT_DISABLE: "1",
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
};

/** @throws Error where the program fails; what it printed says why */
function run(program: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): void {
  const env = { ...quiet, ...more };
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: ["ignore", 2, 2] });
  if (error !== undefined) throw new Error(`${program} cannot be started: ${error.message}`);
  if (status !== 0) throw new Error(`${[program, ...args].join(" ")} ended with ${String(status)}.`);
}

/** @returns path of the wheel */
function buildPackage(output: string): string {
  const pacmak = join(root, "node_modules", "jsii-pacmak", "bin", "jsii-pacmak");
  run(process.execPath, [pacmak, "--targets", "python", "--outdir", output], join(root, "constructs"));
  const folder = join(output, "python");
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) throw new Error(`jsii-pacmak has put no wheel into ${folder}.`);
  return join(folder, wheel);
}

/** @returns the Python of a virtual environment that has the package */
function install(wheel: string, folder: string): string {
  run("python3", ["-m", "venv", folder], root);
  const python = join(folder, platform() === "win32" ? "Scripts" : "bin", "python");
  run(python, ["-m", "pip", "install", "--quiet", `cdktf==${cdktfVersion}`, wheel], root);
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
    run(python, [join(root, "examples", "python", "main.py")], folder, { CDKTF_OUTDIR: folder });
    const engine = engineOnPath(process.env);
    const stack = join(folder, "stacks", "python");
    run(engine, ["init", "-input=false", "-no-color"], stack, environment);
    run(engine, ["apply", "-input=false", "-no-color", "-auto-approve"], stack, environment);
    run(engine, ["plan", "-input=false", "-no-color", "-detailed-exitcode"], stack, environment);
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
    const wheel = buildPackage(values.output ?? join(scratch, "package"));
    await deploy(install(wheel, join(scratch, "environment")), join(scratch, "out"));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
