import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { minimalSettings, requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = catalogueWithNewConnector();
const mysql = catalogue.get("mysql")!;

/** A module whose variables say which arguments of its sources are set, and which are null. */
function moduleText(): string {
  const settings = minimalSettings(mysql);
  settings.delete("database_password");
  const typed = sourceBlock(mysql, settings, {}, "typed")
    .replace('name = "mysql"', "for_each = var.sources\n  name = each.key")
    .replace(
      /\}\n$/,
      `  database_password = var.keep ? each.value.password : null
  database_password_wo = var.keep ? null : each.value.password
  database_password_wo_version = each.value.secret_version
  database_connection_timezone = each.value.old_timezone
  database_connection_time_zone = each.value.timezone
}
`,
    );
  return `${requiredProviders()}variable "keep" { type = bool }
variable "sources" {
  type = map(object({
    password       = string
    secret_version = optional(number)
    timezone       = optional(string)
    old_timezone   = optional(string)
  }))
}
${typed}resource "streamkap_source" "generic" {
  name      = "generic"
  connector = "newdb"
  config    = { "database.hostname.user.defined" = "db.example.test" }
  config_secret = { "database.password" = var.keep ? "sample-value" : null }
  config_secret_wo = { "database.password" = var.keep ? null : "sample-value" }
}
`;
}

const root = (keep: string, more = ""): string => `module "m" {
  source = "./m"
  keep   = ${keep}
  sources = {
    one = { password = "sample-value" }
    two = { password = "sample-value"${more} }
  }
}
`;

describe.each(engines())("arguments that a variable sets or makes null, through $name,", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
    workspace = new Workspace({ engine, environment: environmentOf(simulator), attached: true });
  });
  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  const apply = ["apply", "-no-color", "-input=false", "-auto-approve"] as const;

  itWhere(engine, "writeOnly")("are checked once they are known, at the latest by the apply", async () => {
    const unknownKeep = 'resource "terraform_data" "keep" {\n  input = true\n}\n';
    mkdirSync(join(workspace.folder, "m"));
    workspace.write("m/main.tf", moduleText());
    workspace.write("main.tf", unknownKeep + root("terraform_data.keep.output"));
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("validate", "-no-color");
    await workspace.succeed(...apply);
    expect(await workspace.planned()).toBeUndefined();
    expect(workspace.state().get("streamkap_source_mysql.typed")?.["database_password"]).toBe("sample-value");

    workspace.write("main.tf", unknownKeep + root("!terraform_data.keep.output"));
    await workspace.succeed(...apply);
    expect(workspace.state().get("streamkap_source_mysql.typed")?.["database_password"]).toBeNull();
    expect(await workspace.planned()).toBeUndefined();

    const late = 'resource "terraform_data" "late" {\n  input = "UTC"\n}\n';
    const names = ", timezone = terraform_data.late.output, old_timezone";
    workspace.write(
      "main.tf",
      unknownKeep + late + root("!terraform_data.keep.output", `${names} = "Asia/Tokyo"`),
    );
    await workspace.succeed("validate", "-no-color");
    const refused = await workspace.run(...apply);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining("are two names of one argument"),
    ]);
    expect(refused.stderr).toContain("to different values");

    workspace.write("main.tf", unknownKeep + late + root("!terraform_data.keep.output", `${names} = "UTC"`));
    const { stdout } = await workspace.succeed(...apply);
    expect(stdout).toContain("are two names of one argument");
    expect(await workspace.planned()).toBeUndefined();
  });
});
