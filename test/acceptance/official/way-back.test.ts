import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../../src/catalogue/index.ts";
import { providerAddress } from "../../../src/provider/address.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { engines, itWhere } from "../../support/engines.ts";
import { officialHcl } from "../../support/official/hcl.ts";
import { OfficialUser, officialAddress } from "../../support/official/official-user.ts";
import { catalogueFolder, root } from "../../support/paths.ts";
import { Workspace } from "../../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);

describe.each(engines())("the way back to the official provider through $name", (engine) => {
  let user: OfficialUser;
  let empty: Simulator;
  let workspace: Workspace;
  const init = (): Promise<unknown> => workspace.succeed("init", "-no-color", "-input=false");
  const apply = (): Promise<{ stdout: string }> =>
    workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

  beforeAll(async () => {
    user = await OfficialUser.start(engine, 3, catalogue);
    empty = await startSimulator({ catalogue, deployTimeMs: 0 });
  });
  afterEach(() => {
    workspace.remove();
  });
  afterAll(async () => {
    await user.close();
    await empty.close();
  });

  async function goBack(): Promise<void> {
    workspace.write("main.tf", officialHcl(user.sources, { source: officialAddress }));
    await workspace.succeed("state", "replace-provider", "-auto-approve", providerAddress, officialAddress);
    await init();
  }

  /** It reads every attribute of the state, and refuses one of another type. */
  async function expectAtHome(): Promise<void> {
    expect(await workspace.planned()).toBeUndefined();
    const { stdout } = await apply();
    expect(stdout).toContain("0 added, 0 changed, 0 destroyed");
    const text = readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8");
    expect(text).not.toContain(providerAddress);
  }

  itWhere(engine, "exactStates")("is `state replace-provider`, for what came from there", async () => {
    workspace = user.open();
    workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress }));
    await init();
    await apply();
    await goBack();
    await expectAtHome();
    expect(user.changes()).toEqual([]);
  });

  itWhere(engine, "exactStates")("is the same for what was created here", async () => {
    workspace = new Workspace({
      engine,
      environment: {
        STREAMKAP_HOST: empty.url,
        STREAMKAP_CLIENT_ID: empty.clientId,
        STREAMKAP_SECRET: empty.secret,
        OFFICIAL_FIXTURES: join(root, "test", "fixtures"),
      },
    });
    workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress }));
    await init();
    await apply();
    user.provide(workspace);
    await goBack();
    await expectAtHome();
    expect(empty.sources()).toHaveLength(user.sources.length);
  });
});
