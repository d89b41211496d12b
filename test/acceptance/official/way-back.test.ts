import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../../src/catalogue/index.ts";
import { providerAddress } from "../../../src/provider/address.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { engines, itWhere } from "../../support/engines.ts";
import { environmentOf } from "../../support/environment.ts";
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
  });
  beforeEach(async () => {
    empty = await startSimulator({ catalogue, deployTimeMs: 0 });
  });
  afterEach(async () => {
    workspace.remove();
    await empty.close();
  });
  afterAll(() => user.close());

  const openEmpty = (): Workspace =>
    new Workspace({
      attached: true,
      engine,
      environment: {
        ...environmentOf(empty),
        OFFICIAL_FIXTURES: join(root, "test", "fixtures"),
      },
    });

  /** Both ways end in the same state. The first one takes a command. The second one needs both providers once more. */
  const ways = ["`state replace-provider`", "a change of `source`"] as const;

  async function goBack(way: (typeof ways)[number]): Promise<void> {
    workspace.write("main.tf", officialHcl(user.sources, { source: officialAddress }));
    if (way === "`state replace-provider`")
      await workspace.succeed("state", "replace-provider", "-auto-approve", providerAddress, officialAddress);
    await init();
  }

  /**
   * Applies with the official provider, and expects no changes. This provider reads every attribute of the state, and refuses
   * an attribute of another type.
   */
  async function expectAtHome(): Promise<void> {
    const { stdout } = await apply();
    expect(stdout).toContain("No changes.");
    expect(stdout).toContain("0 added, 0 changed, 0 destroyed");
    const text = readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8");
    expect(text).not.toContain(providerAddress);
  }

  for (const way of ways) {
    itWhere(engine, "exactStates")(`is ${way}, for what came from there`, async () => {
      workspace = user.open();
      workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress }));
      await init();
      await apply();
      await goBack(way);
      await expectAtHome();
      expect(user.changes()).toEqual([]);
    });

    itWhere(engine, "exactStates")(`is ${way}, for what was created here`, async () => {
      workspace = openEmpty();
      workspace.write("main.tf", officialHcl(user.sources, { source: providerAddress }));
      await init();
      await apply();
      user.provide(workspace);
      await goBack(way);
      await expectAtHome();
      expect(empty.sources()).toHaveLength(user.sources.length);
    });
  }

  itWhere(engine, "exactStates")("is to take `provider =` away again, beside what had stayed", async () => {
    workspace = user.open({ others: true });
    const blocks = { source: officialAddress, others: true };
    workspace.write(
      "main.tf",
      officialHcl(user.sources, { ...blocks, isOurs: ({ label }) => label === "full" }),
    );
    await init();
    await apply();
    workspace.write("main.tf", officialHcl(user.sources, blocks));
    await init();
    await expectAtHome();
    expect(user.changes()).toEqual([]);
  });
});
