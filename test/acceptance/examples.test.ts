import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { install as installVault } from "../../examples/key-value-provider/install.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { createStreamkapClient } from "../../src/streamkap/index.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { startHttpBackend } from "../support/http-backend.ts";
import { catalogueFolder, root } from "../support/paths.ts";
import { run, Workspace, type Outcome } from "../support/workspace.ts";

const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");

/** Deploys each example as its user would, but with the engine in the place of the cdktf command line. */
describe.each(engines())("the examples with $name", (engine) => {
  let simulator: Simulator;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "streamkap-examples-"));
    simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 100 });
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await simulator.close();
  });

  const environment = (): Record<string, string | undefined> => ({
    TF_CLI_CONFIG_FILE: undefined,
    CHECKPOINT_DISABLE: "1",
    CDKTF_OUTDIR: join(folder, "out"),
    ...environmentOf(simulator),
    PARTNER_CLIENT_ID: simulator.clientId,
    TF_VAR_partner_secret: simulator.secret,
    TF_INPUT: "0",
    TF_VAR_orders_password: "not-a-real-password",
    TF_VAR_shop_password: "not-a-real-password",
    TF_VAR_shops_password: "not-a-real-password",
  });

  const succeed = async (
    program: string,
    args: readonly string[],
    cwd: string,
    more: object = {},
  ): Promise<Outcome> => {
    const outcome = await run(program, args, cwd, { environment: { ...environment(), ...more } });
    if (outcome.code === 0) return outcome;
    throw new Error(
      `${args.join(" ")} ended with ${String(outcome.code)}\n${outcome.stdout}\n${outcome.stderr}`,
    );
  };

  /** @returns what the apply printed. @throws Error if the next plan is not empty, or if a warning is shown */
  const deploy = async (example: string, stack = example, more: object = {}): Promise<string> => {
    mkdirSync(join(folder, "out"), { recursive: true });
    await succeed(process.execPath, [tsx, join(root, "examples", example, "main.ts")], folder, more);
    const directory = join(folder, "out", "stacks", stack);
    await succeed(engine.binary, ["init", "-input=false", "-no-color"], directory);
    const { stdout } = await succeed(
      engine.binary,
      ["apply", "-input=false", "-no-color", "-auto-approve"],
      directory,
    );
    await succeed(engine.binary, ["plan", "-input=false", "-no-color", "-detailed-exitcode"], directory);
    expect({ stdout, synth: annotations() }).toEqual({
      stdout: expect.not.stringContaining("Warning:") as string,
      synth: expect.not.stringContaining("has no effect") as string,
    });
    return stdout;
  };

  /** The annotations that synth has made for all stacks, as JSON. */
  const annotations = (): string => {
    const text = readFileSync(join(folder, "out", "manifest.json"), "utf8");
    const { stacks } = JSON.parse(text) as { stacks: Record<string, { annotations: unknown[] }> };
    return JSON.stringify(Object.values(stacks).map((stack) => stack.annotations));
  };

  const statuses = (): Record<string, unknown> =>
    Object.fromEntries(simulator.sources().map(({ name, connector_status: status }) => [name, status]));

  it("deploy one source", async () => {
    const output = await deploy("one-source");
    const [source] = simulator.sources();
    expect(output).toContain(`topic = "source_${source!.id}.public.orders"`);
    expect(statuses()).toEqual({ orders: "Active" });
  });

  itWhere(engine, "writeOnly")("read a secret from a variable, and store it nowhere", async () => {
    await deploy("write-only");
    const { url: host, clientId, secret } = simulator;
    const api = createStreamkapClient({ host, clientId, secret, userAgent: "test" });
    const sent = JSON.stringify(await api.getSource(simulator.sources()[0]!.id));
    api.close();
    expect(sent).toContain("not-a-real-password");
    expect(sent).toContain("public.orders,public.order_lines");
    const state = readFileSync(join(folder, "terraform.write-only.tfstate"), "utf8");
    expect(state).toContain("orders-db.example.com");
    expect(state).not.toContain("not-a-real-password");
  });

  it("deploy many sources from a typed list", async () => {
    await deploy("fleet");
    expect(statuses()).toEqual({
      "shop-berlin": "Active",
      "shop-lagos": "Active",
      "shop-osaka": "Active",
    });
  });

  it("deploy two environments, with a provider alias in each", async () => {
    await deploy("environments", "dev");
    await deploy("environments", "prod");
    expect(statuses()).toEqual({
      "dev-orders": "Paused",
      "dev-events": "Active",
      "prod-orders": "Active",
      "prod-events": "Active",
    });
  });

  it("import a source that was made elsewhere", async () => {
    const id = simulator.addSource({
      name: "sales",
      connector: "kafkadirect",
      config: { "topic.prefix": "sales_", "topic.include.list.user.defined": "sales_orders" },
    });
    const output = await deploy("import", "import", { SALES_SOURCE_ID: id });
    expect(output).toContain("1 imported, 1 added, ");
    expect(simulator.sources().map((source) => source.id)).toEqual([id]);
  });

  itWhere(engine, "writeOnly")("read a secret from a vault, and store it nowhere", async () => {
    const vault = join(folder, "vault");
    mkdirSync(vault);
    const stack = join(folder, "out", "stacks", "vault");
    await installVault(join(stack, "terraform.d", "plugins"));
    const state = (): string => {
      const text = readFileSync(join(folder, "terraform.vault.tfstate"), "utf8");
      const { resources } = JSON.parse(text) as { resources: { mode: string }[] };
      return JSON.stringify(resources.filter(({ mode }) => mode === "managed"));
    };
    const { url: host, clientId, secret } = simulator;
    const api = createStreamkapClient({ host, clientId, secret, userAgent: "test" });

    for (const password of ["not-the-first-password", "not-the-second-password"]) {
      writeFileSync(join(vault, "crm-password"), password);
      await deploy("vault", "vault", { VAULT_FOLDER: vault });
      const [source] = simulator.sources();
      expect(JSON.stringify(await api.getSource(source!.id))).toContain(password);
      expect(state()).toContain("database_password_wo");
      expect(state()).not.toContain(password);
    }
    api.close();
  });

  it("keep the state in a remote backend", async () => {
    const backend = await startHttpBackend();
    const [, address] = /"(http:.*)"/.exec(backend.hcl)!;
    try {
      await deploy("remote-state", "remote-state", { STATE_ADDRESS: address });
      const [source] = simulator.sources();
      expect(statuses()).toEqual({ events: "Active" });
      expect(backend.stored()).toContain(source!.id);
    } finally {
      backend.close();
    }
  });

  it("deploy plain HCL", async () => {
    const workspace = new Workspace({
      engine,
      environment: {
        ...environmentOf(simulator),
        TF_VAR_orders_password: "not-a-real-password",
        TF_VAR_shop_password: "not-a-real-password",
      },
    });
    try {
      const text = readFileSync(join(root, "examples", "plain-hcl", "main.tf"), "utf8");
      expect(text).toContain('version = "~> 0.1"');
      workspace.write("main.tf", text);
      await workspace.succeed("init", "-no-color", "-input=false");
      const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      expect(stdout).toContain('= "Active"');
      expect(stdout).not.toContain("Warning:");
      expect(statuses()).toEqual({ orders: "Active", shop: "Active" });
      expect(await workspace.planned()).toBeUndefined();
    } finally {
      workspace.remove();
    }
  });
});
