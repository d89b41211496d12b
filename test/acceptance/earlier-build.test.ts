/**
 * Plans with a state that an earlier build has written. The build was 0.1.0+dev.ed6006dc, on Terraform 1.11.4, and the state
 * is kept as a file. The state has two sources of each connector: one with only the settings that it must have, and one with
 * every setting.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder, root } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const folder = join(root, "test/fixtures/earlier-build");
const configuration = readFileSync(join(folder, "main.tf"), "utf8");
const earlierState = readFileSync(join(folder, "state.json"), "utf8");

interface StateFile {
  readonly resources: readonly {
    readonly instances: readonly { readonly attributes: { readonly id: string; readonly name: string } }[];
  }[];
}

/** The earlier state with the ids that this simulator has given to the sources of the same names. */
function withIdsOf(simulator: Simulator): string {
  const { resources } = JSON.parse(earlierState) as StateFile;
  const now = new Map(simulator.sources().map(({ name, id }) => [name, id]));
  const ids = new Map(
    resources
      .flatMap(({ instances }) => instances)
      .map(({ attributes: { id, name } }) => [id, now.get(name) ?? "no source of this name"]),
  );
  // All ids are replaced in one pass, because a new id of one source may be the earlier id of another.
  return earlierState.replace(/[0-9a-f]{24}/g, (id) => ids.get(id) ?? id);
}

describe.each(engines().map((engine) => ({ engine, name: engine.name })))(
  "a state of an earlier build, through $name",
  ({ engine }) => {
    let simulator: Simulator;
    let workspace: Workspace;

    beforeAll(async () => {
      simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 0 });
      workspace = new Workspace({ engine, environment: environmentOf(simulator) });
    });

    afterAll(async () => {
      workspace.remove();
      await simulator.close();
    });

    // Terraform 1.11 wrote the state. Other engines rewrite it: they mark its secrets anew, or round its numbers.
    itWhere(engine, "exactStates")("plans no change for any connector, and changes no source", async () => {
      workspace.write("main.tf", configuration);
      await workspace.succeed("init", "-no-color", "-input=false");
      await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      expect(simulator.sources()).toHaveLength(2 * readCatalogue(catalogueFolder).size);

      workspace.write("terraform.tfstate", withIdsOf(simulator));
      const before = simulator.requests().length;
      expect(await workspace.planned()).toBeUndefined();
      const methods = simulator.requests().slice(before);
      expect(methods.filter(({ method, path }) => method !== "GET" && path.startsWith("/sources"))).toEqual(
        [],
      );
    });
  },
);
