import { spawn } from "node:child_process";
import { once } from "node:events";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { createStreamkapClient } from "../../src/streamkap/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { TracedWorkspace } from "../support/traced-workspace.ts";

const catalogue = catalogueWithNewConnector();
const variables = 'variable "password" {\n  sensitive = true\n}\n';

const source = (settings: string, secrets = stored, more = ""): string =>
  requiredProviders() +
  variables +
  `resource "streamkap_source" "it" {
  name      = "new"
  connector = "newdb"
  config = {
    "database.hostname.user.defined"  = "db.example.test"
${settings}  }
${secrets}${more}}
`;
const stored = '  config_secret = { "database.password" = var.password }\n';
const ephemeral = 'variable "one" {\n  ephemeral = true\n}\nvariable "two" {\n  ephemeral = true\n}\n';
const unstored = (name: "one" | "two"): string =>
  ephemeral + source(port, `  config_secret_wo = { "database.password" = var.${name} }\n`);
const tables = '    "table.include.list.user.defined" = "shop.orders"\n';
const port = '    "database.port.user.defined"      = 7000\n';

describe.each(engines())("a source of a connector that the catalogue lacks, through $name", (engine) => {
  let simulator: Simulator;
  let workspace: TracedWorkspace;
  const apply = (...more: string[]): Promise<{ stdout: string }> =>
    workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve", ...more);
  const password = async (): Promise<unknown> => {
    const { url: host, clientId, secret } = simulator;
    const api = createStreamkapClient({ host, clientId, secret, userAgent: "test" });
    const found = await api.getSource(simulator.sources()[0]?.id ?? "");
    api.close();
    return found?.config?.["database.password"];
  };
  const state = (): Readonly<Record<string, unknown>> => workspace.state().get("streamkap_source.it") ?? {};

  beforeAll(async () => {
    simulator = await startSimulator({
      catalogue,
      deployTimeMs: 100,
      quirks: { values: "mixed", extraDefaults: true, enumBlanks: true, placeholders: true },
    });
    workspace = new TracedWorkspace(engine, simulator, {
      TF_VAR_password: "mark-stored",
      TF_VAR_one: "mark-one",
      TF_VAR_two: "mark-two",
    });
    workspace.write("main.tf", source(tables));
    await workspace.succeed("init", "-no-color", "-input=false");
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("is created, and the next plan is empty", async () => {
    await apply();
    expect(simulator.sources()).toMatchObject([
      { name: "new", connector: "newdb", connector_status: "Active", created_from: "terraform" },
    ]);
    expect(state()).toMatchObject({
      connector_display_name: "NewDB",
      config: { "table.include.list.user.defined": "shop.orders" },
      config_secret: { "database.password": "mark-stored" },
    });
    expect(await workspace.planned()).toBeUndefined();
  });

  it("is changed in place when a setting is added and another one removed", async () => {
    const [before] = simulator.sources();
    workspace.write("main.tf", source(port, stored, '  desired_state = "Paused"\n'));
    const plan = await workspace.planned();
    expect(plan).toMatch(/\+ "database\.port\.user\.defined" +=/);
    expect(plan).toMatch(/- "table\.include\.list\.user\.defined" +=/);
    expect((await apply()).stdout).toContain("0 added, 1 changed, 0 destroyed");
    expect(simulator.sources()).toMatchObject([{ id: before?.id, desired_state: "Paused" }]);
    expect(await workspace.planned()).toBeUndefined();
  });

  it("shows in the plan what somebody else has changed", async () => {
    const config = { "database.port.user.defined": "7001" };
    simulator.change(simulator.sources()[0]?.id ?? "", { config, desiredState: "Active" });
    const plan = await workspace.planned();
    expect(plan).toMatch(/~ "database\.port\.user\.defined" += "7001" -> "7000"/);
    expect(plan).toMatch(/~ desired_state += "Active" -> "Paused"/);
    await apply();
    expect(await workspace.planned()).toBeUndefined();
  });

  itWhere(engine, "writeOnly")("accepts a write-only secret, which only the request holds", async () => {
    workspace.write("main.tf", unstored("one"));
    await apply();
    expect(await password()).toBe("mark-one");
    expect(state()["config_secret"]).toBeNull();
    expect(await workspace.planned()).toBeUndefined();
    workspace.write("main.tf", unstored("two"));
    await workspace.succeed("plan", "-no-color", "-input=false", "-out=rotate.plan");
    await workspace.succeed("apply", "-no-color", "-input=false", "rotate.plan");
    expect(await password()).toBe("mark-two");
    expect(await workspace.planned()).toBeUndefined();
    expect(workspace.placesOf("mark-one")).toEqual([]);
    expect(workspace.placesOf("mark-two")).toEqual([]);
    workspace.write("main.tf", source(port, stored));
    await apply();
    expect(await password()).toBe("mark-stored");
  });

  it("is imported by its id, and the next plan is empty", async () => {
    const id = simulator.sources()[0]?.id ?? "";
    workspace.forget();
    workspace.write("main.tf", source(port));
    workspace.write("import.tf", `import {\n  to = streamkap_source.it\n  id = "${id}"\n}\n`);
    expect((await apply()).stdout).toMatch(/1 imported, 0 added, \d changed, 0 destroyed/);
    workspace.write("import.tf", "");
    expect(await workspace.planned()).toBeUndefined();
    expect(simulator.sources().map((one) => one.id)).toEqual([id]);
  });

  it.each([
    [
      "a connector that does not exist",
      (text: string) => text.replace('"newdb"', '"newbd"'),
      /no connector newbd/,
    ],
    [
      "a setting that does not exist",
      (text: string) => text.replace("port.user", "prot.user"),
      /has no setting/,
    ],
    [
      "a secret in config",
      (text: string) => text.replace(stored, "").replace(port, '"database.password" = "x"\n'),
      /is a secret/,
    ],
    ["no required setting", (text: string) => text.replace(stored, ""), /Missing setting database\.password/],
  ])("is refused at plan with %s", async (_name, change, message) => {
    workspace.write("main.tf", change(source(port)));
    const { code, stderr } = await workspace.run("plan", "-no-color", "-input=false");
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });

  it("is destroyed", async () => {
    workspace.write("main.tf", source(port));
    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
    expect(simulator.sources()).toEqual([]);
  });

  it("is taken over if a killed apply has made it, and is not made twice", async () => {
    const held = simulator.inject({ method: "POST", path: "/sources", act: "holdAfter" });
    const killed = spawn(engine.binary, ["apply", "-no-color", "-input=false", "-auto-approve"], {
      cwd: workspace.folder,
      env: { ...process.env, ...workspace.environment() },
      stdio: "ignore",
    });
    const exited = once(killed, "exit");
    await held.reached;
    killed.kill("SIGKILL");
    await exited;
    held.remove();
    expect((await apply()).stdout).toContain('The source "new" was taken over');
    expect(simulator.sources()).toHaveLength(1);
    expect(await workspace.planned()).toBeUndefined();
    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
  });

  it("works with a connector of the catalogue, with a warning that names its resource", async () => {
    workspace.write(
      "main.tf",
      `${requiredProviders()}resource "streamkap_source" "it" {\n  name = "hook"\n  connector = "webhook"\n}\n`,
    );
    const { stdout } = await workspace.succeed("validate", "-no-color");
    expect(stdout).toContain('Use resource "streamkap_source_webhook"');
    await apply();
    expect(await workspace.planned()).toBeUndefined();
    expect(simulator.sources()).toMatchObject([{ connector: "webhook" }]);
  });

  it("leaves no stored secret in a log", () => {
    expect(workspace.log()).not.toContain("mark-");
  });
});
