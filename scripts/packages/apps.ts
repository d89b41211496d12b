import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { root } from "../build/paths.ts";
import { listSources } from "../demo/print-sources.ts";
import { startSimulatorProcess } from "../demo/simulator-process.ts";
import { engineOnPath } from "../engines/on-path.ts";
import type { Language } from "./languages.ts";
import { runProgram } from "./run-program.ts";

const cdktfVersion = "0.21.0";
const expectedSources = ["orders", "shop-berlin", "shop-lagos"];

/**
 * Runs the example app of a language, which synthesizes into a folder.
 *
 * @param packages the folder of the packages that jsii-pacmak has made
 * @param scratch a folder for the app's own files
 */
type RunApp = (packages: string, scratch: string, synthesized: string) => Promise<void>;

/** The languages whose example is deployed. The examples themselves are in examples/. */
const apps: Partial<Readonly<Record<Language["target"], RunApp>>> = { python: runPython, go: runGo };

async function runPython(packages: string, scratch: string, synthesized: string): Promise<void> {
  const folder = join(packages, "python");
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) throw new Error(`jsii-pacmak has put no wheel into ${folder}.`);
  const environment = join(scratch, "environment");
  await runProgram("python3", ["-m", "venv", environment], root);
  const python = join(environment, platform() === "win32" ? "Scripts" : "bin", "python");
  const demanded = [`cdktf==${cdktfVersion}`, join(folder, wheel)];
  await runProgram(python, ["-m", "pip", "install", "--quiet", ...demanded], root);
  const main = join(root, "examples", "python", "main.py");
  await runProgram(python, [main], synthesized, { CDKTF_OUTDIR: synthesized });
  await runProgram(python, ["-c", programOfGuide()], scratch, { CDKTF_OUTDIR: join(scratch, "guide") });
}

/** The program in Python of docs/guides/getting-started.md. */
function programOfGuide(): string {
  const guide = readFileSync(join(root, "docs", "guides", "getting-started.md"), "utf8");
  const [, program] = /^```python\n([^]*?)^```$/m.exec(guide) ?? [];
  if (program === undefined) throw new Error("docs/guides/getting-started.md has no program in Python.");
  return program;
}

async function runGo(packages: string, scratch: string, synthesized: string): Promise<void> {
  const module = "github.com/streamkap-community/cdktf-streamkap-go/streamkap";
  const app = join(scratch, "app");
  cpSync(join(root, "examples", "go"), app, { recursive: true });
  const replaced = `${module}=${join(packages, "go", "streamkap")}`;
  await runProgram("go", ["mod", "init", "example"], app);
  await runProgram("go", ["mod", "edit", `-require=${module}@v0.1.0`, `-replace=${replaced}`], app);
  await runProgram("go", ["mod", "tidy"], app);
  await runProgram("go", ["run", "."], app, { CDKTF_OUTDIR: synthesized });
}

/**
 * Deploys the example of a language to the simulator.
 *
 * @returns a text for the user about the result; undefined if the language has no example
 */
export async function deployExample(
  target: Language["target"],
  packages: string,
  scratch: string,
): Promise<string | undefined> {
  const app = apps[target];
  if (app === undefined) return undefined;
  const synthesized = join(scratch, "out");
  mkdirSync(synthesized, { recursive: true });
  await app(packages, scratch, synthesized);
  return deployStack(join(synthesized, "stacks", target));
}

async function deployStack(stack: string): Promise<string> {
  const simulator = await startSimulatorProcess();
  try {
    const engine = engineOnPath(process.env);
    const environment = {
      STREAMKAP_HOST: simulator.url,
      STREAMKAP_CLIENT_ID: simulator.clientId,
      STREAMKAP_SECRET: simulator.secret,
      TF_VAR_orders_password: "demo-only",
      TF_VAR_shops_password: "demo-only",
    };
    const terraform = (command: string, ...args: string[]): Promise<void> =>
      runProgram(engine, [command, "-input=false", "-no-color", ...args], stack, environment);
    await terraform("init");
    await terraform("apply", "-auto-approve");
    await terraform("plan", "-detailed-exitcode");
    const sources = await listSources(simulator);
    const active = sources.filter((source) => source.connector_status === "Active").map(({ name }) => name);
    if (active.sort().join() !== expectedSources.join()) {
      throw new Error(
        `Active are ${active.join(", ") || "none"}, but should be ${expectedSources.join(", ")}.`,
      );
    }
    return `${String(active.length)} sources Active, second plan empty`;
  } finally {
    await simulator.stop();
  }
}
