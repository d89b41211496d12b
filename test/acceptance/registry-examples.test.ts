import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { root } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const examples = join(root, "examples", "resources");
const typeNames = readdirSync(examples);
const read = (typeName: string, file: string): string => readFileSync(join(examples, typeName, file), "utf8");

const provider = readFileSync(join(root, "examples", "provider", "provider.tf"), "utf8");

/**
 * The types whose examples are imported. `streamkap_source` is not among them: in its example an element of a sensitive map is
 * a sensitive variable, and Terraform then plans an update in which no value differs. generate-config.test.ts imports it.
 */
const importable = typeNames
  .filter((typeName) => typeName !== "streamkap_source")
  .filter((typeName) => readdirSync(join(examples, typeName)).includes("import.sh"));

/** The block that calls an example as a module, with a value for each variable that the example declares. */
function moduleBlock(typeName: string): string {
  const variables = [...read(typeName, "resource.tf").matchAll(/^variable "(\w+)"/gm)];
  const lines = variables.map(([, name = ""]) => `  ${name} = var.any_secret\n`);
  return `module "${typeName}" {\n  source = "./${typeName}"\n${lines.join("")}}\n`;
}

const rootModule = (names: readonly string[]): string =>
  [
    provider,
    'variable "any_secret" {\n  type = string\n  sensitive = true\n}\n',
    ...names.map(moduleBlock),
  ].join("\n");

/** One workspace has every example of the registry's pages, each as a module. */
describe.each(engines())("the examples of the resources with $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue: catalogueWithNewConnector(), deployTimeMs: 100 });
    const environment = {
      STREAMKAP_HOST: simulator.url,
      TF_VAR_streamkap_client_id: simulator.clientId,
      TF_VAR_streamkap_secret: simulator.secret,
      TF_VAR_any_secret: "not-a-real-secret",
    };
    workspace = new Workspace({ engine, environment, attached: true });
    for (const typeName of typeNames) {
      mkdirSync(join(workspace.folder, typeName));
      workspace.write(`${typeName}/resource.tf`, read(typeName, "resource.tf"));
      workspace.write(`${typeName}/versions.tf`, requiredProviders());
    }
    workspace.write("main.tf", rootModule(typeNames));
    await workspace.succeed("init", "-no-color", "-input=false");
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("are formatted as the engine formats", async () => {
    const { stdout } = await workspace.run("fmt", "-check", "-diff", "-recursive", join(root, "examples"));
    expect(stdout).toBe("");
  });

  it("are deployed, with no warning and nothing left to change", async () => {
    const { stdout } = await workspace.succeed(
      "apply",
      "-no-color",
      "-input=false",
      "-auto-approve",
      "-parallelism=40",
    );
    expect(stdout).not.toContain("Warning:");
    expect(simulator.sources()).toHaveLength(typeNames.length + 1);
    expect(new Set(simulator.sources().map((source) => source.connector_status))).toEqual(
      new Set(["Active"]),
    );
    expect(await workspace.planned()).toBeUndefined();
  });

  itWhere(engine, "writeOnly")("are valid with the write-only twins that the pages show", async () => {
    const changed = typeNames.filter((typeName) => {
      const page = readFileSync(
        join(root, "docs/resources", `${typeName.slice("streamkap_".length)}.md`),
        "utf8",
      );
      const [, twin = "", secret = "", value = ""] = /^( {2}(\w+)_wo) = (var\.\w+)$/m.exec(page) ?? [];
      const stored = new RegExp(`^ {2}${secret} += ${value}$`, "m");
      const example = read(typeName, "resource.tf");
      if (twin === "" || !stored.test(example)) return false;
      workspace.write(`${typeName}/resource.tf`, example.replace(stored, `${twin} = ${value}`));
      return true;
    });
    expect(changed.length).toBeGreaterThan(15);
    const { stdout } = await workspace.succeed("validate", "-no-color");
    expect(stdout.trim()).toBe("Success! The configuration is valid.");
    for (const typeName of changed) workspace.write(`${typeName}/resource.tf`, read(typeName, "resource.tf"));
  });

  itWhere(engine, "quietImport")("are imported by the blocks that the pages show", async () => {
    const byIdentity = engine.supports("identity");
    const state = workspace.state();
    const imports = importable.map((typeName, index) => {
      // If the engine has both forms of import, the resources take the forms in turn.
      const file = byIdentity && index % 2 === 1 ? "import-by-identity.tf" : "import-by-string-id.tf";
      const id = String(state.get(`${typeName}.example`)?.["id"]);
      return read(typeName, file)
        .replace(/"[0-9a-f]{24}"/, JSON.stringify(id))
        .replace("to = ", `to = module.${typeName}.`);
    });
    workspace.forget();
    workspace.write("main.tf", rootModule(importable));
    workspace.write("imports.tf", imports.join("\n"));
    rmSync(join(workspace.folder, ".terraform", "modules"), { recursive: true });
    await workspace.succeed("init", "-no-color", "-input=false");
    expect(await workspace.planned()).toContain(
      `Plan: ${String(importable.length)} to import, 0 to add, 0 to change, 0 to destroy.`,
    );
  });
});
