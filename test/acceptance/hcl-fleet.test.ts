import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder, root } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const example = join(root, "examples", "hcl-fleet");
const main = readFileSync(join(example, "main.tf"), "utf8");
const shops = readFileSync(join(example, "shops.yaml"), "utf8");
const passwords = {
  berlin: "not-berlins-password",
  lagos: "not-lagos-password",
  osaka: "not-osakas-password",
};

describe.each(engines())("the fleet in plain HCL with $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;
  const apply = (): Promise<{ stdout: string }> =>
    workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
  const sources = (): Record<string, readonly [id: string, status: unknown]> =>
    Object.fromEntries(
      simulator.sources().map(({ name, id, connector_status: status }) => [name, [id, status]]),
    );

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 100 });
    workspace = new Workspace({
      engine,
      environment: {
        ...environmentOf(simulator),
        TF_VAR_shop_passwords: JSON.stringify({ ...passwords, tokyo: passwords.osaka }),
      },
      attached: true,
    });
    cpSync(example, workspace.folder, { recursive: true });
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("is what the guide shows", () => {
    const guide = readFileSync(join(root, "docs", "guides", "hcl-fleet.md"), "utf8");
    const blocks = [...guide.matchAll(/^```hcl\n((?:locals|moved).*?)^```/gms)].map(
      ([, block = ""]) => block,
    );
    expect(blocks).toHaveLength(2);
    for (const block of blocks) expect(main).toContain(block);
  });

  itWhere(engine, "writeOnly")("makes a source for each entry, and keeps the passwords nowhere", async () => {
    // This is the example from before the key was renamed: it has the old key, and no moved block.
    workspace.write("main.tf", main.replace(/^moved \{.*?^\}\n/ms, ""));
    workspace.write("shops.yaml", shops.replace("osaka:\n", "tokyo:\n"));
    await workspace.succeed("init", "-no-color", "-input=false");
    const { stdout } = await apply();
    expect(stdout).toContain("Apply complete! Resources: 4 added, 0 changed, 0 destroyed.");
    expect(stdout).not.toContain("Warning:");
    expect(sources()).toEqual({
      "shop-berlin": [expect.any(String), "Active"],
      "shop-lagos": [expect.any(String), "Paused"],
      "shop-osaka": [expect.any(String), "Active"],
    });
    const state = readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8");
    expect(state).toContain("berlin-db.example.com");
    for (const password of Object.values(passwords)) expect(state).not.toContain(password);
  });

  itWhere(engine, "writeOnly")("keeps the source of a key that is renamed with a moved block", async () => {
    const before = sources();
    workspace.write("main.tf", main);
    workspace.write("shops.yaml", shops);
    const { stdout } = await apply();
    expect(stdout).toContain('module.shop["tokyo"]');
    expect(stdout).toContain("0 added, 1 changed, 0 destroyed.");
    expect(sources()).toEqual(before);
    expect(await workspace.planned()).toBeUndefined();
  });

  itWhere(engine, "writeOnly")("leaves a source paused when desired_state is taken out", async () => {
    workspace.write("shops.yaml", shops.replace(/^ {2}desired_state: .*\n/m, ""));
    expect(await workspace.planned()).toBeUndefined();
    expect(sources()["shop-lagos"]?.[1]).toBe("Paused");
  });
});
