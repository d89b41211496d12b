import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { engines } from "../support/engines.ts";
import { catalogueFolder, root } from "../support/paths.ts";
import { run, type Outcome } from "../support/workspace.ts";

const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");

/** Each example as its user would deploy it, but with the engine in the place of the cdktf command line. */
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
    STREAMKAP_HOST: simulator.url,
    STREAMKAP_CLIENT_ID: simulator.clientId,
    STREAMKAP_SECRET: simulator.secret,
    PARTNER_CLIENT_ID: simulator.clientId,
    TF_VAR_partner_secret: simulator.secret,
    TF_VAR_orders_password: "not-a-real-password",
    TF_VAR_shops_password: "not-a-real-password",
  });

  const succeed = async (
    program: string,
    args: readonly string[],
    cwd: string,
    more: object = {},
  ): Promise<Outcome> => {
    const outcome = await run(program, args, cwd, { ...environment(), ...more });
    if (outcome.code === 0) return outcome;
    throw new Error(
      `${args.join(" ")} ended with ${String(outcome.code)}\n${outcome.stdout}\n${outcome.stderr}`,
    );
  };

  /** @returns what the apply printed; fails unless nothing is left to change afterwards */
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
    return stdout;
  };

  const statuses = (): Record<string, unknown> =>
    Object.fromEntries(simulator.sources().map(({ name, connector_status: status }) => [name, status]));

  it("one source", async () => {
    const output = await deploy("one-source");
    const [source] = simulator.sources();
    expect(output).toContain(`topic = "source_${source!.id}.public.orders"`);
    expect(statuses()).toEqual({ orders: "Active" });
  });

  it("many sources from a typed list", async () => {
    await deploy("fleet");
    expect(statuses()).toEqual({
      "shop-berlin": "Active",
      "shop-lagos": "Active",
      "shop-osaka": "Active",
    });
  });

  it("two environments, with an alias in each", async () => {
    await deploy("environments", "dev");
    await deploy("environments", "prod");
    expect(statuses()).toEqual({
      "dev-orders": "Paused",
      "dev-events": "Active",
      "prod-orders": "Active",
      "prod-events": "Active",
    });
  });

  it("a source that was made elsewhere", async () => {
    const id = simulator.addSource({
      name: "sales",
      connector: "kafkadirect",
      config: { "topic.prefix": "sales_", "topic.include.list.user.defined": "sales_orders" },
    });
    const output = await deploy("import", "import", { SALES_SOURCE_ID: id });
    expect(output).toContain("1 imported, 1 added, ");
    expect(simulator.sources().map((source) => source.id)).toEqual([id]);
  });
});
