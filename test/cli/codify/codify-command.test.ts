import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archivedCatalogue } from "../../support/codified-project.ts";
import { runCodify } from "../../../src/cli/codify/index.ts";
import { startSimulator, type Quirks, type Simulator } from "../../../src/simulator/index.ts";
import { environmentOf } from "../../support/environment.ts";
import { catalogueWithNewConnector } from "../../support/new-connector.ts";
import { secretMark } from "../../support/random-tenant.ts";

const catalogue = catalogueWithNewConnector();
const mysql = {
  "database.hostname.user.defined": "db.example.test",
  "database.user": "streamkap",
  "database.password": secretMark,
  "database.include.list.user.defined": "shop",
  "table.include.list.user.defined": "shop.orders",
};

describe("codify", () => {
  let simulator: Simulator;
  let folder: string;
  let out: string;
  let stdout: string;
  let stderr: string;

  const start = async (quirks: Quirks = {}): Promise<void> => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
  };
  const codify = (...args: readonly string[]): Promise<number> => {
    stdout = "";
    stderr = "";
    return runCodify(["--to", "hcl", "--out", out, ...args], {
      stdout: (text) => (stdout += text),
      stderr: (text) => (stderr += text),
      columns: undefined,
      stdin: () => Promise.resolve(""),
      environment: environmentOf(simulator),
      version: "0.1.0",
      catalogue: () => archivedCatalogue,
      interrupted: new Promise(() => undefined),
    });
  };
  const addMySql = (name: string): string => simulator.addSource({ name, connector: "mysql", config: mysql });
  const addHook = (name: string): string => simulator.addSource({ name, connector: "webhook" });
  const text = (file: string): string => readFileSync(join(out, file), "utf8");

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "streamkap-codify-"));
    out = join(folder, "new", "project");
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await simulator.close();
  });

  it("writes a resource with only the settings that are no defaults, and no secret", async () => {
    await start();
    const id = addMySql("orders");
    expect(await codify()).toBe(0);
    expect(text("mysql.tf")).toBe(`resource "streamkap_source_mysql" "orders" {
  name                  = "orders"
  database_hostname     = "db.example.test"
  database_user         = "streamkap"
  database_password     = var.orders_database_password
  database_include_list = "shop"
  table_include_list    = "shop.orders"
}
`);
    expect(text("imports.tf")).toBe(`import {\n  to = streamkap_source_mysql.orders\n  id = "${id}"\n}\n`);
    expect(text("terraform.tfvars.example")).toContain('orders_database_password = ""');
    expect(stdout).toContain("Wrote 1 source of 1 connector into 7 files");
    const all = readdirSync(out).map((file) => text(file));
    expect([...all, stdout, stderr].join("\n")).not.toContain(secretMark);
  });

  it("writes values that repeat as constants, and those of an enum by their names", async () => {
    await start();
    const tunnel = { "ssh.enabled": true, "ssh.host": "bastion.example.test" };
    const more = {
      "table.include.list.user.defined": "shop.orders,shop.items",
      "binary.handling.mode": "hex",
    };
    for (const name of ["orders", "items", "users"])
      simulator.addSource({ name, connector: "mysql", config: { ...mysql, ...tunnel, ...more } });
    expect(await codify("--to", "cdktf", "--secrets", "write-only")).toBe(0);
    expect(text("shared.ts")).toContain(`export const SSH = {
  sshEnabled: true,
  sshHost: "bastion.example.test",
};
`);
    expect(text("shared.ts")).toContain('export const TABLE_INCLUDE_LIST = ["shop.orders", "shop.items"];\n');
    expect(text("sources/mysql.ts")).toContain(`  new StreamkapSource(stack, "items", {
    name: "items",
    wait: Wait.AS_PROVIDER,
    config: new MySqlConfig({
      databaseHostname: DATABASE_HOSTNAME,
      databaseUser: DATABASE_USER,
      databasePassword: SecretValue.writeOnlyFromVariable(
        "items_database_password",
      ),
      databaseIncludeList: "shop",
      tableIncludeList: TABLE_INCLUDE_LIST,
      binaryHandlingMode: MySqlBinaryHandlingMode.HEX,
      ...SSH,
    }),
  })`);
  });

  it("writes a project for CDK Terrain that installs packed packages", async () => {
    await start();
    addHook("hook");
    expect(await codify("--to", "cdktn", "--packages", join(folder, "packages"))).toBe(0);
    const { dependencies } = JSON.parse(text("package.json")) as { dependencies: Record<string, string> };
    expect(dependencies).toMatchObject({
      cdktn: "^0.24.0",
      "cdktn-streamkap": "file:../../packages/cdktn-streamkap-0.1.0.tgz",
      "terraform-provider-streamkap": "file:../../packages/terraform-provider-streamkap-0.1.0.tgz",
    });
    expect(text("sources/webhook.ts")).toContain('from "cdktn-streamkap"');
    expect(text("README.md")).toContain("npx cdktn deploy\n");
  });

  it("says before that write-only secrets make one update of each source", async () => {
    await start();
    addMySql("orders");
    expect(await codify("--secrets", "write-only")).toBe(0);
    expect(text("mysql.tf")).toContain("database_password_wo  = var.orders_database_password\n");
    expect(text("variables.tf")).toContain("ephemeral   = true\n");
    expect(text("main.tf")).toContain('required_version = ">= 1.11"');
    expect(stderr).toContain("The first plan shows one update of each source that has a secret, which are 1");
  });

  it.each(["null", "masked"] as const)(
    "gives a variable to a secret that Streamkap answers as %s, and says that it is hidden",
    async (secrets) => {
      await start({ secrets });
      addMySql("orders");
      expect(await codify()).toBe(0);
      expect(text("mysql.tf")).toContain("database_password     = var.orders_database_password\n");
      expect(stderr).toContain("Streamkap does not show the secrets of 1 source");
      expect(stderr).toContain('one update of each: "orders".');
    },
  );

  it("leaves out a source that cannot be read, names it at the end, and writes the rest", async () => {
    await start();
    addHook("hook");
    simulator.change(addHook("of a newer form"), { answer: { config: ["a", "list"] } });
    const choice = addMySql("a new choice");
    simulator.change(choice, { answer: { config: { ...mysql, "snapshot.gtid": "Perhaps" } } });
    simulator.change(addHook("without id"), { answer: { id: 7 } });
    expect(await codify()).toBe(0);
    expect(text("imports.tf").match(/^import/gm)).toHaveLength(1);
    expect(stderr).toContain("3 sources left out:\n");
    expect(stderr).toContain('"of a newer form" (');
    expect(stderr).toMatch(/"a new choice" \(\w+\): .*snapshot_gtid/);
    expect(stderr).toContain('"without id": Streamkap\'s answer has another form');
  });

  it("writes a source of an unknown connector with the keys of the API, and a comment", async () => {
    await start();
    simulator.addSource({
      name: "new",
      connector: "newdb",
      config: {
        "database.hostname.user.defined": "db.example.test",
        "database.port.user.defined": 457,
        "database.password": secretMark,
        "table.include.list.user.defined": "a.b",
      },
    });
    expect(await codify()).toBe(0);
    expect(text("other-connectors.tf")).toContain(
      "# This version of the provider does not know the connector newdb",
    );
    expect(text("other-connectors.tf")).toContain("config_secret = var.new_secrets\n");
    expect(stderr).not.toContain("The first plan");
    expect(await codify("--to", "cdktf", "--force")).toBe(0);
    expect(text("sources/other-connectors.ts")).toContain('"database.password": SecretValue.fromVariable(');
    expect(stderr).toContain("The first plan shows an update of 1 source whose connector");
  });

  it("reads the sources in the calls that the pages need", async () => {
    await start();
    for (let number = 0; number < 230; number++) addHook(`hook ${String(number)}`);
    expect(await codify()).toBe(0);
    const calls = simulator.requests().map(({ method, path }) => `${method} ${path.split("?")[0] ?? ""}`);
    expect(calls).toEqual(["POST /auth/access-token", ...Array<string>(3).fill("GET /sources")]);
    expect(stderr).toBe("Read page 1 of 3\nRead page 2 of 3\nRead page 3 of 3\n");
  });

  it("overwrites no file with other content unless it is told to", async () => {
    await start();
    addHook("hook");
    expect(await codify()).toBe(0);
    expect(await codify()).toBe(0);
    writeFileSync(join(out, "webhook.tf"), "# mine\n");
    addHook("another");
    expect(await codify()).toBe(1);
    expect(stderr).toContain("  imports.tf\n  webhook.tf\n");
    expect(stderr).toContain("--force");
    expect(text("webhook.tf")).toBe("# mine\n");
    expect(await codify("--force")).toBe(0);
    expect(text("webhook.tf")).toContain('"another"');
  });

  it("prints a table and writes nothing in a dry run", async () => {
    await start();
    const id = addMySql("orders");
    expect(await codify("--dry-run")).toBe(0);
    expect(stdout).toBe(
      "NAME    CONNECTOR  ID                        ADDRESS                        SETTINGS  SECRETS\n" +
        `orders  mysql      ${id}  streamkap_source_mysql.orders  4         1\n`,
    );
    expect(existsSync(out)).toBe(false);
  });

  it("asks Streamkap for the chosen connectors only", async () => {
    await start();
    addMySql("orders");
    addHook("hook");
    expect(await codify("--connector", "webhook")).toBe(0);
    expect(readdirSync(out)).not.toContain("mysql.tf");
  });

  it("takes only the sources with one of the tags, by name or id, and with a fitting name", async () => {
    await start();
    const tag = "670e5ca40afe1d3983ce0c22";
    simulator.addSource({ name: "orders eu", connector: "webhook", tags: [tag] });
    simulator.addSource({ name: "orders us", connector: "webhook" });
    simulator.addSource({ name: "crm eu", connector: "webhook", tags: [tag] });
    expect(await codify("--tag", tag, "--name", "orders*")).toBe(0);
    expect(text("webhook.tf").match(/^resource/gm)).toHaveLength(1);
    expect(text("webhook.tf")).toContain('"orders_eu"');
    expect(await codify("--force", "--tag", "Development")).toBe(0);
    expect(text("webhook.tf")).toContain('"crm_eu"');
    expect(text("webhook.tf")).not.toContain('"orders_us"');
  });

  it("leaves out the sources that a state has", async () => {
    await start();
    const id = addHook("managed");
    addHook("new");
    const state = {
      format_version: "1.0",
      values: {
        root_module: {
          resources: [{ mode: "managed", type: "streamkap_source_webhook", name: "managed", values: { id } }],
        },
      },
    };
    const file = join(folder, "state.json");
    writeFileSync(file, JSON.stringify(state));
    expect(await codify("--skip-managed", file)).toBe(0);
    expect(text("webhook.tf")).not.toContain('"managed"');
    expect(stdout).toContain("1 source left out, because a state has them already");
    expect(await codify("--skip-managed", join(folder, "none.json"))).toBe(1);
    expect(stderr).toContain("codify: --skip-managed: cannot read");
  });

  it("says what is missing where there are no credentials, no sources, or wrong options", async () => {
    await start();
    expect(await codify()).toBe(1);
    expect(stderr).toContain("there is no source to write code for");
    expect(await codify("--secrets", "plain")).toBe(2);
    expect(stderr).toBe('codify: --secrets is "plain"; it can be variable or write-only. See --help.\n');
    const quiet = { ...simulator, clientId: "", secret: "not-right" };
    stderr = "";
    const io = {
      stdout: () => undefined,
      stderr: (more: string) => void (stderr += more),
      columns: undefined,
      stdin: () => Promise.resolve(""),
      version: "0.1.0",
      catalogue: () => archivedCatalogue,
      interrupted: new Promise(() => undefined),
    };
    expect(await runCodify([], { ...io, environment: environmentOf(quiet) })).toBe(1);
    expect(stderr).toContain("Missing credentials\nSet STREAMKAP_CLIENT_ID in the environment");
    expect(await runCodify([], { ...io, environment: environmentOf({ ...quiet, clientId: "other" }) })).toBe(
      1,
    );
    expect(stderr).toContain("codify: Cannot sign in to Streamkap\n");
  });
});
