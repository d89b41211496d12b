import { mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { EmptyFolder } from "./empty-folder.ts";
import { translate, type OwnStack } from "./own-stack.ts";
import { freePort, startByCommand } from "./simulator.ts";
import { followTestingGuide, readTestingGuide } from "./testing-guide.ts";

const packages = ["cdktf-streamkap", "terraform-provider-streamkap"];
const formats = ["module", "commonjs"];

/**
 * Follows the README in an empty folder with one package manager. It deploys the stack as ES modules and as CommonJS, and plans
 * the README's HCL. With npm, it also runs the tests of docs/guides/testing.md.
 *
 * @param manager npm, pnpm or yarn
 * @param tools folder of the programs that `installTools` has installed
 * @returns lines to print
 * @throws Error if a command fails, or if the simulator does not have the source of the stack afterwards
 */
export async function followOwnStack(
  stack: OwnStack,
  manager: string,
  tools: string,
): Promise<readonly string[]> {
  const words = stack.managers.get(manager);
  if (words === undefined) throw new Error(`The README does not say how ${manager} goes.`);
  const inWords = (text: string): string => translate(text, words);
  const folder = new EmptyFolder(tools);
  try {
    const lines = inWords(stack.install).trim().split("\n");
    const choice = lines.find((line) => line.endsWith("type=module"));
    if (choice === undefined) throw new Error('The README does not say where to write "type=commonjs".');
    const told: string[] = [];
    for (const line of lines) {
      told.push(`${manager}: ${await folder.run(line)} s for ${line.replaceAll(/\.\.\/\S+\//g, "")}`);
    }
    demandOwnCopies(folder.path);
    for (const [name, text] of stack.files) writeFileSync(join(folder.path, name), text);
    for (const format of formats) {
      await folder.run(choice.replace("type=module", `type=${format}`));
      await deployStack(stack, folder, inWords);
    }
    told.push(`${manager}: types are right, and the stack deployed, as ${formats.join(" and as ")}`);
    await planHcl(stack, folder, inWords);
    told.push(`${manager}: the installed package has put the provider where "Plain HCL" finds it`);
    if (manager === "npm") {
      await followTestingGuide(readTestingGuide(), folder);
      told.push("npm: the tests of docs/guides/testing.md pass");
    }
    // Other versions of TypeScript are tried once, because the package manager makes no difference to a compiler.
    for (const version of manager === "npm" ? stack.compilers : []) {
      await folder.run(`npm install --save-dev typescript@${version}\nnpx tsc`);
      told.push(`${manager}: types are right for TypeScript ${version}`);
    }
    return told;
  } finally {
    folder.remove();
  }
}

/** @throws Error if an installed package is a link out of the project. The package would then find the dependencies of the clone. */
function demandOwnCopies(project: string): void {
  for (const name of packages) {
    const place = realpathSync(join(project, "node_modules", name));
    if (!place.startsWith(realpathSync(project) + sep)) throw new Error(`${name} is a link to ${place}.`);
  }
}

/** Puts commands into the words of the package manager. */
type InWords = (text: string) => string;

/**
 * Starts the simulator by the README's command, but on a free port. Ends the simulator when the steps are done.
 *
 * @param steps get the README's commands that deploy, with this port in them, and the port
 */
async function withSimulator(
  stack: OwnStack,
  folder: EmptyFolder,
  inWords: InWords,
  steps: (deploy: string, port: string) => Promise<void>,
): Promise<void> {
  const port = String(await freePort());
  const inPort = (text: string): string => inWords(text).replaceAll("8080", port);
  const simulator = await startByCommand(inPort(stack.simulator), folder.path, {
    ...process.env,
    ...folder.environment,
  });
  try {
    await steps(inPort(stack.deploy), port);
  } finally {
    await simulator.stop();
  }
}

/** Deploys the stack. Then the next plan must be empty, and the simulator must have the source. */
async function deployStack(stack: OwnStack, folder: EmptyFolder, inWords: InWords): Promise<void> {
  for (const left of ["cdktf.out", "terraform.streaming.tfstate"]) {
    rmSync(join(folder.path, left), { recursive: true, force: true });
  }
  await withSimulator(stack, folder, inWords, async (deploy, port) => {
    // The README's command asks a user to approve. Here nobody can answer.
    const commands = deploy.replace("cdktf deploy", "cdktf deploy --auto-approve");
    const plan =
      '"$TERRAFORM_BINARY_NAME" -chdir=cdktf.out/stacks/streaming plan -no-color -detailed-exitcode';
    await folder.run(commands + plan);
    const answer = await fetch(`http://127.0.0.1:${port}/_simulator/sources`);
    const sources = (await answer.json()) as readonly { name: string; connector_status: string }[];
    const found = sources.map(({ name, connector_status: status }) => `${name} ${status}`).join(", ");
    if (found !== "crm Active") throw new Error(`The simulator has ${found || "no source"}, not crm Active.`);
  });
}

/** Installs the provider into an empty home folder by the command of its package, and plans the README's HCL with it. */
async function planHcl(stack: OwnStack, folder: EmptyFolder, inWords: InWords): Promise<void> {
  const hcl = join(folder.path, "hcl");
  const home = { HOME: join(hcl, "home") };
  mkdirSync(home.HOME, { recursive: true });
  writeFileSync(join(hcl, "main.tf"), stack.hcl);
  await folder.run(inWords("npx terraform-provider-streamkap install"), home);
  await withSimulator(stack, folder, inWords, async (deploy) => {
    const exports = deploy.match(/^export .*$/gm) ?? [];
    const terraform = '"$TERRAFORM_BINARY_NAME" -chdir=hcl';
    await folder.run(
      [...exports, `${terraform} init -no-color`, `${terraform} plan -no-color`].join("\n"),
      home,
    );
  });
}
