import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { runCodify } from "../../src/cli/codify/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { engines, itWhere, type Engine } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { catalogueFolder } from "../support/paths.ts";
import {
  addRandomSources,
  filledVariables,
  secretMark,
  type HandMadeSource,
} from "../support/random-tenant.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = catalogueWithNewConnector();

/** The connectors of the cut. `npm run codify:check` takes all of them. `newdb` is not in the catalogue of the provider. */
const connectors = ["mysql", "newdb", "postgresql", "s3", "sqlserveraws", "webhook"].map((code) =>
  catalogue.get(code)!,
);
const count = 12;

async function codify(simulator: Simulator, ...args: readonly string[]): Promise<string> {
  let printed = "";
  const note = (text: string): void => void (printed += text);
  const code = await runCodify(args, {
    stdout: note,
    stderr: note,
    columns: undefined,
    stdin: () => Promise.resolve(""),
    environment: environmentOf(simulator),
    version: "0.1.0",
    catalogue: () => readCatalogue(catalogueFolder),
    interrupted: new Promise(() => undefined),
  });
  if (code !== 0) throw new Error(`codify ended with ${String(code)}\n${printed}`);
  return printed;
}

/** The text of each file that codify has written. The provider is put into hidden folders, which are left out. */
function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^\.(cli|terraform)/.test(entry.name))
    .map(({ name }) => name);
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe.each(engines())("the project that codify writes, with $name", (engine) => {
  let simulator: Simulator;
  let sources: readonly HandMadeSource[];
  const workspaces: Workspace[] = [];
  const workspaceOf = (own: Engine): Workspace => {
    const made = new Workspace({ engine: own, environment: environmentOf(simulator), attached: true });
    workspaces.push(made);
    return made;
  };

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    sources = addRandomSources(simulator, { connectors, count });
  });

  afterAll(async () => {
    for (const workspace of workspaces) workspace.remove();
    await simulator.close();
  });

  itWhere(engine, "quietImport")(
    "in HCL imports every source, changes none, and holds no secret",
    async () => {
      const workspace = workspaceOf(engine);
      await codify(simulator, "--to", "hcl", "--out", workspace.folder);
      const files = filesIn(workspace.folder);
      expect([...files].filter(([, text]) => text.includes(secretMark))).toEqual([]);
      workspace.write(
        "terraform.tfvars",
        filledVariables(files.get("terraform.tfvars.example") ?? "", sources),
      );
      await workspace.succeed("init", "-no-color", "-input=false");
      await workspace.succeed("fmt", "-check", "-diff");
      const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      expect(stdout).toContain(`${String(count)} imported, 0 added, 0 changed, 0 destroyed`);
      expect(await workspace.planned()).toBeUndefined();
      const second = workspaceOf(engine);
      await codify(simulator, "--to", "hcl", "--out", second.folder);
      expect(filesIn(second.folder)).toEqual(files);
    },
  );
});
