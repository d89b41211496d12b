/**
 * `npm run pulumi` follows docs/guides/pulumi.md with the real Pulumi, against the simulator: the package of the provider, a create, an
 * empty preview, an update, an import whose program is accepted, and a destroy. It needs the npm registry, Pulumi's command line
 * with its part for Node, and Go, by which it builds Pulumi's bridge once. Where one of these is missing, it says so and ends with
 * exit code 1. `--json FILE` also writes the results to a file.
 */
import { parseArgs } from "node:util";
import { listSources } from "../../scripts/demo/print-sources.ts";
import { startSimulatorProcess, type SimulatorProcess } from "../../scripts/demo/simulator-process.ts";
import { writeResults, type ResultRow } from "../../scripts/results/write-results.ts";
import { environmentOf } from "../support/environment.ts";
import { bridgeVersion, provideBridge } from "./pulumi/bridge.ts";
import { missingPrograms } from "./pulumi/missing.ts";
import { PulumiProject } from "./pulumi/project.ts";

const { values } = parseArgs({ options: { json: { type: "string" } } });

/** @returns the name and the status of each source that the simulator has */
async function seen(simulator: SimulatorProcess): Promise<string> {
  const sources = await listSources(simulator);
  return sources.map(({ name, connector_status }) => `${name} ${connector_status}`).join(", ");
}

function expectSame(what: string, found: string, expected: string): void {
  if (found !== expected) throw new Error(`${what}: found "${found}", and not "${expected}".`);
}

async function live(project: PulumiProject, simulator: SimulatorProcess): Promise<void> {
  await project.pulumi("stack", "init", "dev");
  await project.pulumi("config", "set", "--secret", "crmPassword", "not-a-real-password");
  await project.pulumi("up", "--yes");
  expectSame("after the create", await seen(simulator), "crm Active");
  await project.pulumi("preview", "--expect-no-changes");
  await project.pulumi("config", "set", "tables", "crm.customers,crm.orders");
  await project.pulumi("up", "--yes");
  await project.pulumi("refresh", "--yes");
  await project.pulumi("preview", "--expect-no-changes");
  const id = (await project.pulumi("stack", "output", "crmId")).trim();
  const type = "streamkap:index/sourceMysql:SourceMysql";
  await project.pulumi("import", type, "again", id, "--yes", "--protect=false", "--out", "again.txt");
  // The program that Pulumi writes has both names of a setting that has a former name.
  project.append(project.read("again.txt").replaceAll(/^import .*$/gm, ""));
  await project.pulumi("preview", "--expect-no-changes");
  await project.pulumi("destroy", "--yes");
  expectSame("after the destroy", await seen(simulator), "");
}

async function main(): Promise<void> {
  const missing = missingPrograms(process.env["PATH"] ?? "");
  if (missing.length > 0) throw new Error(["pulumi: nothing was run.", ...missing].join("\n"));
  const bridge = provideBridge(console.error);
  const simulator = await startSimulatorProcess();
  const project = new PulumiProject(environmentOf(simulator));
  try {
    const version = (await project.pulumi("version")).trim();
    await project.install(bridge);
    await live(project, simulator);
    const what = "create, empty preview, update, refresh, import, destroy";
    console.log(
      `pulumi: ${version} has taken the program of docs/guides/pulumi.md through its life: ${what}`,
    );
    const rows: ResultRow[] = [
      { name: "Pulumi", value: version },
      { name: "bridge", value: bridgeVersion },
      { name: "program in TypeScript", value: what },
      { name: "failed steps", value: 0, goal: 0 },
    ];
    if (values.json !== undefined) writeResults(values.json, "pulumi", { rows });
  } finally {
    project.remove();
    await simulator.stop();
  }
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
