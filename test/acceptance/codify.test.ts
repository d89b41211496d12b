import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import {
  codify,
  complaintsAbout,
  createProjectFolder,
  filesOf,
  filesWithSecrets,
  fillVariables,
  removeProjectFolder,
} from "../support/codified-project.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { addRandomSources, type HandMadeSource } from "../support/random-tenant.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = catalogueWithNewConnector();

/** A few connectors. `npm run codify:check` takes all. The provider's catalogue does not have `newdb`. */
const connectors = ["mysql", "newdb", "postgresql", "s3", "sqlserveraws", "webhook"].map((code) =>
  catalogue.get(code)!,
);
const count = 12;

let simulator: Simulator;
let sources: readonly HandMadeSource[];

beforeAll(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
  sources = addRandomSources(simulator, { connectors, count });
});

afterAll(() => simulator.close());

describe.each(engines())("the project that codify writes in HCL, with $name", (engine) => {
  const workspaces: Workspace[] = [];
  const createWorkspace = (): Workspace => {
    const made = new Workspace({ engine, environment: environmentOf(simulator), attached: true });
    workspaces.push(made);
    return made;
  };

  afterAll(() => {
    for (const workspace of workspaces) workspace.remove();
  });

  itWhere(engine, "quietImport")("imports every source, changes none, and holds no secret", async () => {
    const [workspace, second] = [createWorkspace(), createWorkspace()];
    await codify(simulator, "--to", "hcl", "--out", workspace.folder);
    await codify(simulator, "--to", "hcl", "--out", second.folder);
    const files = filesOf(workspace.folder);
    expect(filesOf(second.folder)).toEqual(files);
    expect(filesWithSecrets(files)).toEqual([]);
    fillVariables(workspace.folder, sources);
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("fmt", "-check", "-diff");
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(stdout).toContain(`${String(count)} imported, 0 added, 0 changed, 0 destroyed`);
    expect(await workspace.planned()).toBeUndefined();
  });
});

describe("the project that codify writes in TypeScript", () => {
  let folder: string;

  beforeAll(() => {
    folder = createProjectFolder();
  });

  afterAll(() => {
    removeProjectFolder(folder);
  });

  it("satisfies the compiler, Prettier and ESLint, and holds no secret", async () => {
    await codify(simulator, "--out", folder);
    const files = filesOf(folder);
    await codify(simulator, "--out", folder);
    expect(filesOf(folder)).toEqual(files);
    expect(filesWithSecrets(files)).toEqual([]);
    expect(await complaintsAbout(folder)).toEqual([]);
  });
});
