import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { address, install, version } from "../../examples/key-value-provider/install.ts";
import { CdktfProject, createHome } from "../support/cdktf-project.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { goPlatform, pluginFolder, pluginVersion } from "../support/paths.ts";

/** An app in which each stack has one webhook source. A webhook source needs no settings. */
const app = (stacks: readonly string[], more = "", providerProps = "{}"): string => `
import { App, TerraformOutput, TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import {
  CustomConfig, SecretValue, StreamkapProvider, StreamkapSource, StreamkapSourceFleet, StreamkapSourcesReady, Wait,
  WebhookConfig,
} from "cdktf-streamkap";

const app = new App();
for (const name of ${JSON.stringify(stacks)}) {
  const stack = new TerraformStack(app, name);
  new StreamkapProvider(stack, "streamkap", ${providerProps});
  new StreamkapSource(stack, "hook", { name: name + "-hook", config: new WebhookConfig({}) });
  ${more}
}
app.synth();
`;

describe.each(engines())("the real cdktf with $name", (engine) => {
  let simulator: Simulator;
  let home: string;
  const projects: CdktfProject[] = [];

  const project = (main: string): CdktfProject => {
    const made = new CdktfProject(engine, main, {
      HOME: home,
      ...environmentOf(simulator),
      TF_VAR_newdb_password: "not-a-real-password",
    });
    projects.push(made);
    return made;
  };
  const names = (): unknown[] =>
    simulator
      .sources()
      .map(({ name }) => name)
      .sort();

  beforeEach(async () => {
    home = createHome();
    simulator = await startSimulator({ catalogue: catalogueWithNewConnector(), deployTimeMs: 100 });
  });

  afterEach(async () => {
    for (const made of projects.splice(0)) made.remove();
    rmSync(home, { recursive: true, force: true });
    await simulator.close();
  });

  it("deploys from empty ES module projects, keeps their builds apart in the plugin cache that they share, and destroys", async () => {
    const two = project(app(["dev", "prod"]));
    await two.cdktf(["deploy", "dev", "prod", "--auto-approve"]);
    expect(names()).toEqual(["dev-hook", "prod-hook"]);
    expect(await two.planCode("dev")).toBe(0);
    const otherBuild = otherPlugin(join(home, "other-plugin"));
    const other = project(app(["other"], "", JSON.stringify({ pluginDirectory: otherBuild })));
    await other.cdktf(["deploy", "other", "--auto-approve"]);
    expect(names()).toEqual(["dev-hook", "other-hook", "prod-hook"]);
    expect(await other.planCode("other")).toBe(0);
    expect(await two.planCode("prod")).toBe(0);
    expect(await two.planCode("dev")).toBe(0);
    await two.cdktf(["destroy", "dev", "prod", "--auto-approve"]);
    expect(names()).toEqual(["other-hook"]);
  });

  it("deploys a source of a connector that has no class", async () => {
    const custom = `
      const source = new StreamkapSource(stack, "new", {
        name: "new",
        wait: Wait.BY_ITSELF,
        config: new CustomConfig(
          "newdb",
          {
            "database.hostname.user.defined": "db.example.test",
            "table.include.list.user.defined": "shop.orders",
          },
          { "database.password": SecretValue.fromVariable("newdb_password") },
        ),
      });
      new TerraformOutput(stack, "task", { value: source.taskState(0) });
    `;
    const single = project(app(["dev"], custom));
    await single.deployByTerraform("dev");
    expect(simulator.sources()).toContainEqual(
      expect.objectContaining({ name: "new", connector: "newdb", connector_status: "Active" }),
    );
    const { stdout } = await single.terraform("dev", "output", "-json");
    expect(JSON.parse(stdout)).toMatchObject({ task: { value: "RUNNING" } });
    expect(await single.planCode("dev")).toBe(0);
  });

  it("fails if a source is broken, and the next deployment waits again and rebuilds nothing", async () => {
    const fleet = `
      // Less than a source is allowed to be broken for, which passes by itself at times.
      const group = new StreamkapSourcesReady(stack, "group", { timeouts: { create: "5s" } });
      new StreamkapSourceFleet(stack, "fleet", {
        config: new WebhookConfig(),
        wait: Wait.inGroup(group),
        sources: [{ name: "one" }, { name: "two" }],
      });
    `;
    const single = project(app(["dev"], fleet));
    simulator.breakNext("two", { trace: "FATAL: no such topic" });
    await expect(single.cdktf(["deploy", "dev", "--auto-approve"])).rejects.toThrow("sources is not ready");
    const made = simulator.sources();
    expect(made.map(({ name }) => name).sort()).toEqual(["dev-hook", "one", "two"]);
    simulator.change(made.find(({ name }) => name === "two")!.id, { broken: null });
    await single.terraform("dev", "apply", "-input=false", "-no-color", "-auto-approve");
    expect(simulator.sources().map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(await single.planCode("dev")).toBe(0);
  });

  it("uses the provider that Terraform has installed, as from a registry", async () => {
    const mirror = join(
      home,
      ".terraform.d",
      "plugins",
      "registry.terraform.io",
      "streamkap-community",
      "streamkap",
    );
    cpSync(pluginFolder, join(mirror, pluginVersion(), goPlatform), { recursive: true });
    const single = project(app(["dev"], "", JSON.stringify({ useRegistry: true })));
    await single.deployByTerraform("dev");
    expect(readdirSync(single.stackFolder("dev"))).not.toContain("terraform.d");
    expect(names()).toEqual(["dev-hook"]);
    expect(await single.planCode("dev")).toBe(0);
  });

  it("leaves a folder that can be copied and deployed elsewhere, as remote runs do", async () => {
    const single = project(app(["dev"], "", JSON.stringify({ platforms: ["linux_amd64", "darwin_arm64"] })));
    await single.synthesize();
    const copy = join(home, "copy");
    cpSync(single.stackFolder("dev"), copy, { recursive: true });
    rmSync(join(single.folder, "cdktf.out"), { recursive: true });
    const succeeds = async (...args: string[]): Promise<void> => {
      expect(await single.engine(copy, [...args, "-input=false", "-no-color"])).toMatchObject({ code: 0 });
    };
    await succeeds("init", "-lockfile=readonly");
    await succeeds("apply", "-auto-approve");
    expect(names()).toEqual(["dev-hook"]);
    await succeeds("plan", "-detailed-exitcode");
  });

  it("deploys a stack with a second provider from a filesystem mirror, as the annotation says", async () => {
    await install(join(home, ".terraform.d", "plugins"));
    const second = `
      new TerraformProvider(stack, "second", {
        terraformResourceType: "kv",
        terraformProviderSource: ${JSON.stringify(address)},
        terraformGeneratorMetadata: { providerName: "kv", providerVersion: ${JSON.stringify(version)} },
      });
      const entry = new TerraformResource(stack, "entry", {
        terraformResourceType: "kv_entry",
        terraformGeneratorMetadata: { providerName: "kv" },
      });
      entry.addOverride("key", "note");
      entry.addOverride("value", "beside Streamkap");
    `;
    const mixed = project(app(["mixed"], second));
    const { stdout, stderr } = await mixed.cdktf(["synth"]);
    expect(stdout + stderr).toContain("CDKTF_SKIP_PROVIDER_LOCK=true");
    await mixed.cdktf(["deploy", "mixed", "--auto-approve"], { CDKTF_SKIP_PROVIDER_LOCK: "true" });
    expect(names()).toEqual(["mixed-hook"]);
    expect(await mixed.planCode("mixed")).toBe(0);
  });
});

/** Copies the plugin with other bytes and another version, as a build of other source code has them. */
function otherPlugin(folder: string): string {
  const version = "0.1.0+dev.00000000";
  cpSync(pluginFolder, folder, { recursive: true });
  const entry = readdirSync(folder).find((name) => name.endsWith(pluginVersion()))!;
  renameSync(join(folder, entry), join(folder, `terraform-provider-streamkap_v${version}`));
  appendFileSync(join(folder, "resource.js"), "\n// another build\n");
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as object;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, version }));
  return folder;
}
