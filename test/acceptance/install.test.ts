import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder, pluginFolder, pluginVersion, root } from "../support/paths.ts";
import { run, type Outcome } from "../support/workspace.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const [, section = ""] = /^## Plain HCL\n([^]*?)^##/m.exec(readme) ?? [];
const [, configuration = ""] = /^```hcl\n([^]*?)^```$/m.exec(section) ?? [];
const [inClone = "", ofSimulator = "", inProject = ""] = [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(
  ([, text]) => text,
);

const added = "Apply complete! Resources: 1 added, 0 changed, 0 destroyed.";

/** Copies the build under another version, as if it were the build before. @returns the path of the copy's entry file */
function earlierBuild(folder: string): string {
  const version = "0.1.0+dev.00000000";
  const plugin = join(folder, "plugin");
  const program = join(folder, "bin.cjs");
  cpSync(pluginFolder, plugin, { recursive: true });
  cpSync(join(root, "dist", "bin.cjs"), program);
  const entry = join(plugin, `terraform-provider-streamkap_v${version}`);
  cpSync(join(plugin, `terraform-provider-streamkap_v${pluginVersion()}`), entry);
  rmSync(join(plugin, `terraform-provider-streamkap_v${pluginVersion()}`));
  writeFileSync(join(plugin, "package.json"), JSON.stringify({ version, type: "commonjs", private: true }));
  return program;
}

describe.each(engines())("install for $name", (engine) => {
  let scratch: string;
  let home: string;
  let project: string;
  let simulator: Simulator;

  beforeEach(async () => {
    scratch = mkdtempSync(join(tmpdir(), "streamkap-install-"));
    [home, project] = [join(scratch, "home"), join(scratch, "project")];
    mkdirSync(home);
    mkdirSync(project);
    writeFileSync(join(project, "main.tf"), configuration);
    simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 50 });
  });
  afterEach(async () => {
    rmSync(scratch, { recursive: true, force: true });
    await simulator.close();
  });

  const succeed = async (program: string, args: readonly string[], cwd: string): Promise<Outcome> => {
    const outcome = await run(program, args, cwd, {
      environment: {
        TF_CLI_CONFIG_FILE: undefined,
        TF_INPUT: "0",
        TF_IN_AUTOMATION: "1",
        CHECKPOINT_DISABLE: "1",
        HOME: home,
        ...environmentOf(simulator),
        TF_VAR_crm_password: "not-a-real-password",
      },
    });
    if (outcome.code === 0) return outcome;
    throw new Error(
      `${args.join(" ")} ended with ${String(outcome.code)}\n${outcome.stdout}\n${outcome.stderr}`,
    );
  };
  const terraform = (command: string, ...args: readonly string[]): Promise<Outcome> =>
    succeed(engine.binary, [command, "-no-color", ...args], project);
  const install = (...args: readonly string[]): Promise<Outcome> =>
    succeed(process.execPath, [join(root, "dist", "bin.cjs"), "install", ...args], root);

  it("by the README's commands, and its configuration deploys as it stands", async () => {
    const [build, ...others] = inClone.trim().split("\n");
    expect([build, others.length]).toEqual(["npm run build", 1]);
    const { stdout: told } = await succeed("bash", ["-c", others.join("\n")], root);
    const [, said = ""] = /^It says "Installed \.\.\. (.+)"/m.exec(told) ?? [];
    expect(said).toContain(pluginVersion());

    expect(ofSimulator).toBe("node dist/bin.cjs simulator --port 8080\n");
    // The test has a simulator of its own, at another port. `succeed` sets the same variables.
    const exported = Object.keys({ ...environmentOf(simulator), TF_VAR_crm_password: "" });
    expect([...inProject.matchAll(/\b(\w+)=\S/g)].map(([, name]) => name)).toEqual(exported);
    expect(inProject).toMatch(/\nterraform init\nterraform apply\n$/);
    expect((await terraform("init")).stdout).toContain(said);
    expect((await terraform("apply", "-auto-approve")).stdout).toContain(added);
    expect(simulator.sources().map(({ name, connector_status: status }) => [name, status])).toEqual([
      ["crm", "Active"],
    ]);
  });

  it("replaces the build before, and a configuration that is locked to that goes on", async () => {
    await succeed(process.execPath, [earlierBuild(join(scratch, "earlier")), "install"], root);
    await terraform("init");
    expect((await install()).stdout).toContain("It takes the place of 0.1.0+dev.00000000.\n");
    expect((await terraform("init", "-upgrade")).stdout).toContain(`v${pluginVersion()}`);
    expect((await terraform("plan")).stdout).toContain("Plan: 1 to add, 0 to change, 0 to destroy.");
    await install("--uninstall");
    expect(readdirSync(home)).toEqual([]);
  });

  it("beside one configuration", async () => {
    await install("--dir", project);
    expect((await terraform("init")).stdout).toContain(`v${pluginVersion()}`);
  });

  it("by a CLI configuration that names a mirror", async () => {
    const { stdout: config } = await install("--mirror", join(scratch, "mirror"), "--cli-config");
    writeFileSync(join(home, ".terraformrc"), config);
    expect((await terraform("init")).stdout).toContain(`v${pluginVersion()}`);
  });

  it("by a CLI configuration that names this build where it is, for which there is no init", async () => {
    writeFileSync(join(home, ".terraformrc"), (await install("--cli-config")).stdout);
    expect((await terraform("plan")).stdout).toContain("Plan: 1 to add, 0 to change, 0 to destroy.");
  });
});
