import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, sep } from "node:path";
import { performance } from "node:perf_hooks";
import { engineOnPath } from "../../engines/on-path.ts";
import { packagesFolder } from "../local/make.ts";
import { runProgram } from "../run-program.ts";
import { translate, type OwnStack } from "./own-stack.ts";
import { freePort, startByCommand } from "./simulator.ts";

const packages = ["cdktf-streamkap", "terraform-provider-streamkap"];
const formats = ["module", "commonjs"];

/** What npm tells the programs that it runs, of which the npm of an empty folder must not know. */
const ofNpm =
  /^(npm_(package|lifecycle)_|npm_(command|config_local_prefix|execpath|node_execpath)$|INIT_CWD$)/;

/**
 * Follows the README in an empty folder beside a clone of which there is nothing but the tarballs, and deploys as ES modules
 * and as CommonJS.
 *
 * @param manager npm, pnpm or yarn
 * @param tools folder of the programs of package managers
 * @returns lines to print
 */
export async function followOwnStack(
  stack: OwnStack,
  manager: string,
  tools: string,
): Promise<readonly string[]> {
  const words = stack.managers.get(manager);
  if (words === undefined) throw new Error(`The README does not say how ${manager} goes.`);
  const scratch = mkdtempSync(join(tmpdir(), "streamkap-own-stack-"));
  const project = join(scratch, "streaming");
  try {
    const clone = join(scratch, "terraform-provider-streamkap", "dist", "packages");
    cpSync(packagesFolder, clone, { recursive: true });
    mkdirSync(project);
    const environment = environmentWith(tools);
    const lines = translate(stack.install, words).trim().split("\n");
    const choice = lines.find((line) => line.endsWith("type=module"));
    if (choice === undefined) throw new Error('The README does not say where to write "type=commonjs".');
    const times: string[] = [];
    for (const line of lines) {
      const started = performance.now();
      await runProgram("bash", ["-c", line], project, environment);
      times.push(`${manager}: ${seconds(started)} s for ${line.replaceAll(/\.\.\/\S+\//g, "")}`);
    }
    demandOwnCopies(project);
    for (const [name, text] of stack.files) writeFileSync(join(project, name), text);
    for (const format of formats) {
      await runProgram("bash", ["-c", choice.replace("type=module", `type=${format}`)], project, environment);
      await deploy(stack, words, project, environment);
    }
    return [...times, `${manager}: types are right, and the stack deployed, as ${formats.join(" and as ")}`];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** No install script runs: what needs one would not be there. */
function environmentWith(tools: string): Record<string, string | undefined> {
  const unset = Object.keys(process.env).filter((name) => ofNpm.test(name));
  return {
    ...Object.fromEntries(unset.map((name) => [name, undefined])),
    PATH: [tools, process.env["PATH"]].join(delimiter),
    npm_config_ignore_scripts: "true",
    TERRAFORM_BINARY_NAME: engineOnPath(process.env),
  };
}

/** @throws Error where a package is a link to somewhere else, so that it could have the clone's dependencies */
function demandOwnCopies(project: string): void {
  for (const name of packages) {
    const place = realpathSync(join(project, "node_modules", name));
    if (!place.startsWith(realpathSync(project) + sep)) throw new Error(`${name} is a link to ${place}.`);
  }
}

async function deploy(
  stack: OwnStack,
  words: ReadonlyMap<string, string>,
  project: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  for (const left of ["cdktf.out", "terraform.streaming.tfstate"]) {
    rmSync(join(project, left), { recursive: true, force: true });
  }
  const port = String(await freePort());
  const inPort = (text: string): string => translate(text, words).replaceAll("8080", port);
  const simulator = await startByCommand(inPort(stack.simulator), project, {
    ...process.env,
    ...environment,
  });
  try {
    // Nobody is there to approve.
    const commands = inPort(stack.deploy).replace("cdktf deploy", "cdktf deploy --auto-approve");
    const plan =
      '"$TERRAFORM_BINARY_NAME" -chdir=cdktf.out/stacks/streaming plan -no-color -detailed-exitcode';
    await runProgram("bash", ["-ec", commands + plan], project, environment);
    const answer = await fetch(`http://127.0.0.1:${port}/_simulator/sources`);
    const sources = (await answer.json()) as readonly { name: string; connector_status: string }[];
    const found = sources.map(({ name, connector_status: status }) => `${name} ${status}`).join(", ");
    if (found !== "crm Active") throw new Error(`The simulator has ${found || "no source"}, not crm Active.`);
  } finally {
    await simulator.stop();
  }
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
