import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { createStreamkapClient } from "../../src/streamkap/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { shows, traceFiles } from "../support/traces-of.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = catalogueWithNewConnector();
const mysql = catalogue.get("mysql")!;
const [one, two] = ["670e5ca40afe1d3983ce0c21", "670e5ca40afe1d3983ce0c22"];

/**
 * Sources that ignore all changes by others.
 *
 * @param table the value of the one argument that each source does not ignore
 * @param ignored `"named"`: `ignore_changes` names the arguments that others change. `"all"`: `ignore_changes` is `all`
 */
function configuration(table: string, ignored: "named" | "all" = "named"): string {
  const lifecycle = (names: string): string =>
    `  lifecycle {\n    ignore_changes = ${ignored === "all" ? "all" : `[${names}]`}\n  }\n`;
  const settings = minimalSettings(mysql);
  settings.delete("database_password");
  settings.set("table_include_list", table);
  const typed = sourceBlock(mysql, settings, { name: "typed" }).replace(
    /\}\n$/,
    `  database_password_wo = var.secret\n${lifecycle("database_password_wo")}}\n`,
  );
  return `${requiredProviders()}variable "secret" {
  ephemeral = true
  default   = "mark-configured"
}
resource "streamkap_source_webhook" "hook" {
  name               = "hook"
  topic_include_list = "${table}"
  tags               = ["${one}"]
  desired_state      = "Active"
  kc_cluster_id      = "kc-1"
${lifecycle("tags, desired_state, kc_cluster_id")}}
${typed}resource "streamkap_source" "generic" {
  name      = "generic"
  connector = "newdb"
  tags      = ["${one}"]
  config = {
    "database.hostname.user.defined" = "db.example.test"
    "table.include.list.user.defined"            = "${table}"
  }
  config_secret_wo = { "database.password" = var.secret }
${lifecycle("tags, config_secret_wo")}}
resource "streamkap_source" "keyed" {
  name      = "keyed"
  connector = "newdb"
  config = {
    "database.hostname.user.defined" = "db.example.test"
    "table.include.list.user.defined"            = "${table}"
  }
  config_secret_wo = { "database.password" = var.secret }
${lifecycle('config_secret_wo["database.password"]')}}
`;
}

const applyArguments = ["apply", "-no-color", "-input=false", "-auto-approve"] as const;

describe.each(engines())("an argument that ignore_changes names, through $name,", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;
  const idOf = (name: string): string => simulator.sources().find((source) => source.name === name)?.id ?? "";
  const own = (name: string) => simulator.sources().find((source) => source.name === name);
  const passwords = async (): Promise<unknown[]> => {
    const { url: host, clientId, secret } = simulator;
    const api = createStreamkapClient({ host, clientId, secret, userAgent: "test" });
    const sources = await Promise.all(["typed", "generic", "keyed"].map((name) => api.getSource(idOf(name))));
    api.close();
    return sources.map((source) => source?.config?.["database.password"]);
  };
  const stored = (mark: string): string[] => traceFiles(workspace.folder, mark);

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new Workspace({ engine, environment: environmentOf(simulator), attached: true });
    workspace.write("main.tf", configuration("a.b"));
    await workspace.succeed("init", "-no-color", "-input=false");
  });
  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  /** Changes the sources as somebody in the web application does. */
  const changedOutside = (password: string): void => {
    simulator.change(idOf("hook"), { desiredState: "Paused", tags: [two], kcClusterId: "kc-2" });
    simulator.change(idOf("generic"), { tags: [two] });
    for (const name of ["typed", "generic", "keyed"])
      simulator.change(idOf(name), { config: { "database.password": password } });
  };
  const asOutside = (): void => {
    expect(own("hook")).toMatchObject({
      desired_state: "Paused",
      connector_status: "Paused",
      tags: [two],
      kc_cluster_id: "kc-2",
    });
  };

  itWhere(engine, "writeOnly")("stays as others have changed it while another argument changes", async () => {
    await workspace.succeed(...applyArguments);
    expect(await workspace.planned()).toBeUndefined();
    changedOutside("mark-outside");
    expect(await workspace.planned()).toBeUndefined();

    workspace.write("main.tf", configuration("c.d"));
    const plan = await workspace.planned();
    expect(plan).toContain("0 to add, 4 to change, 0 to destroy");
    expect(plan).not.toMatch(/desired_state +=.*->|tags +=.*->|kc_cluster_id +=.*->|password +=/);
    await workspace.succeed(...applyArguments);
    asOutside();
    expect(own("generic")?.tags).toEqual([two]);
    expect(await passwords()).toEqual(["mark-outside", "mark-outside", "mark-outside"]);
    const state = workspace.state().get("streamkap_source_webhook.hook");
    expect([state?.["desired_state"], state?.["tags"], state?.["kc_cluster_id"]]).toEqual([
      "Paused",
      [two],
      "kc-2",
    ]);
    expect(await workspace.planned()).toBeUndefined();
  });

  itWhere(engine, "writeOnly")(
    "stays so in a plan without refresh, and if everything is ignored",
    async () => {
      simulator.change(idOf("hook"), { desiredState: "Active", tags: [one], kcClusterId: "kc-1" });
      await workspace.succeed(...applyArguments, "-refresh-only");
      changedOutside("mark-later");
      workspace.write("main.tf", configuration("e.f"));
      await workspace.succeed(...applyArguments, "-refresh=false", "-var=secret=mark-other");
      asOutside();
      expect(await passwords()).toEqual(["mark-later", "mark-later", "mark-later"]);
      expect(await workspace.planned()).toBeUndefined();

      workspace.write("main.tf", configuration("g.h", "all"));
      expect(await workspace.planned()).toBeUndefined();
      await workspace.succeed(...applyArguments);
      expect([...stored("mark-"), shows((await workspace.succeed("show", "-json")).stdout, "mark-")]).toEqual(
        ["main.tf", false],
      );
    },
  );

  itWhere(engine, "writeOnly")("is sent as it is configured if the source is replaced", async () => {
    workspace.write("main.tf", configuration("e.f"));
    await workspace.succeed(
      ...applyArguments,
      "-replace=streamkap_source_mysql.it",
      "-replace=streamkap_source.keyed",
    );
    expect(await passwords()).toEqual(["mark-configured", "mark-later", "mark-configured"]);
    expect([stored("mark-"), await workspace.planned()]).toEqual([["main.tf"], undefined]);
  });
});
