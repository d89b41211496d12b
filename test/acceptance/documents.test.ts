import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { blocksOf, codeBlocks, placeOf, type CodeBlock } from "../support/documents/blocks.ts";
import { completeHcl } from "../support/documents/completed-hcl.ts";
import { blockThatBegins, linesNotIn, Reader } from "../support/documents/reader.ts";
import { elsewhereOf } from "../support/documents/elsewhere.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

/** What `validate -json` prints. */
interface Validation {
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
    readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
    readonly snippet?: { readonly code: string };
  }[];
}

describe.each(engines())("the HCL in the documents through $name", (engine) => {
  let workspace: Workspace;

  beforeAll(() => {
    workspace = new Workspace({ engine });
  });
  afterAll(() => {
    workspace.remove();
  });

  itWhere(engine, "writeOnly")("is valid, each block in a module of its own", async () => {
    const blocks = blocksOf("hcl", "terraform").filter((block) => elsewhereOf(block) === undefined);
    const catalogue = readCatalogue(catalogueFolder);
    const calls = blocks.map((block, index) => {
      const call = `block_${String(index)}`;
      const { module, imports } = completeHcl(block, call, catalogue);
      mkdirSync(join(workspace.folder, call));
      workspace.write(join(call, "main.tf"), module);
      const variables = [...module.matchAll(/^variable "(\w+)"/gm)].map(
        ([, name = ""]) => `  ${name} = ""\n`,
      );
      return `# ${placeOf(block)}\nmodule "${call}" {\n  source = "./${call}"\n${variables.join("")}}\n${imports}`;
    });
    workspace.write("main.tf", requiredProviders() + calls.join(""));
    await workspace.succeed("init", "-no-color", "-input=false");
    const { stdout } = await workspace.run("validate", "-no-color", "-json");
    const { diagnostics } = JSON.parse(stdout) as Validation;
    expect(
      diagnostics.map(({ summary, detail, range, snippet }) => [
        range?.filename,
        summary,
        detail,
        snippet?.code,
      ]),
    ).toEqual([]);
  });
});

const guide = (name: string): string => `docs/guides/${name}.md`;
const inReadme = (begins: string): CodeBlock => blockThatBegins("README.md", begins);

describe.each(engines())("the commands in the documents through $name", (engine) => {
  let simulator: Simulator;
  let reader: Reader;

  beforeEach(async () => {
    simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 50 });
    reader = new Reader(engine, {
      ...environmentOf(simulator),
      TF_VAR_crm_password: "not-a-real-password",
      TF_VAR_orders_password: "not-a-real-password",
    });
  });
  afterEach(async () => {
    reader.remove();
    await simulator.close();
  });

  const statuses = (): string[] =>
    simulator.sources().map(({ name, connector_status: status }) => `${name} ${status}`);

  /** The lines of a block that were not printed. None, where the engine has words of its own. */
  const missing = (printed: string, block: CodeBlock): string[] =>
    engine.supports("documentedWords") ? linesNotIn(printed, block) : [];

  it("of getting-started.md create a source, change it and destroy it, and print what stands there", async () => {
    const from = (begins: string): CodeBlock => blockThatBegins(guide("getting-started"), begins);
    const { text: main } = inReadme("terraform {");
    reader.write("main.tf", main);
    const init = "terraform init\nterraform apply\n";
    const inShell = codeBlocks("README.md").find(({ text }) => text.endsWith(init))!;
    const created = await reader.follow({ ...inShell, text: init });
    expect(missing(created, from("- Installed"))).toEqual([]);
    expect(missing(created, from("streamkap_source_mysql.crm: Creating"))).toEqual([]);
    expect(statuses()).toEqual(["crm Active"]);

    const [, changes = ""] =
      /# \.\.\.\n([^]*)^\}$/m.exec(from('resource "streamkap_source_mysql"').text) ?? [];
    reader.write("main.tf", main.replace(/^ {2}table_include_list .*\n/m, changes));
    const changed = await reader.follow({ ...inShell, text: "terraform apply" });
    expect(missing(changed, from("  ~ resource"))).toEqual([]);
    expect(statuses()).toEqual(["crm Paused"]);

    await reader.follow(from("terraform destroy"));
    expect(statuses()).toEqual([]);
  });

  itWhere(engine, "quietImport")("of importing.md import a tenant, and print what stands there", async () => {
    const from = (begins: string): CodeBlock => blockThatBegins(guide("importing"), begins);
    const database = { "database.user": "streamkap", "database.password": "not-a-real-password" };
    simulator.addSource({
      name: "Orders",
      connector: "mysql",
      config: {
        ...database,
        "database.hostname.user.defined": "orders-db.example.com",
        "database.include.list.user.defined": "orders",
        "table.include.list.user.defined": "orders.lines",
      },
    });
    simulator.addSource({ name: "1 event", connector: "webhook", config: {} });
    simulator.addSource({
      name: "ledger",
      connector: "sqlserveraws",
      config: {
        ...database,
        "database.hostname.user.defined": "ledger-db.example.com",
        "database.names": "ledger",
        "schema.include.list": "dbo",
        "table.include.list.user.defined": "dbo.entries",
      },
    });
    const isShown = (printed: string, begins: string): void => {
      expect(
        linesNotIn(
          printed.replaceAll(/ on generated\.tf line \d+/g, " on generated.tf line 8"),
          from(begins),
        ),
      ).toEqual([]);
    };

    reader.write("imports.mjs", from("const {").text);
    const { text: main } = from("terraform {");
    reader.write("main.tf", main);
    // The generated configuration lacks the secrets, so the last command fails.
    const planned = await reader.follow({
      ...from("node imports.mjs"),
      text: `${from("node imports.mjs").text.trim()} || true`,
    });
    isShown(planned, "Error: Missing value");

    const filled = readFileSync(join(reader.folder, "generated.tf"), "utf8")
      .replaceAll(/^ *database_password_wo +=.*\n/gm, "")
      .replaceAll(/null # sensitive$/gm, "var.orders_password");
    reader.write("generated.tf", filled);
    reader.write("main.tf", `${main}variable "orders_password" {\n  sensitive = true\n}\n`);
    const before = simulator.sources();
    isShown(await reader.follow(from("terraform plan\n")), "Plan: 3 to import");
    expect(simulator.sources()).toEqual(before);

    reader.write("generated.tf", filled.replaceAll(/^.* = null\n/gm, ""));
    expect(await reader.follow({ ...from("terraform plan\n"), text: "terraform plan" })).toContain(
      "No changes.",
    );
  });

  itWhere(engine, "mocks")("of testing.md test a configuration, and lose an answer", async () => {
    const from = (begins: string): CodeBlock => blockThatBegins(guide("testing"), begins);
    reader.write("main.tf", inReadme("terraform {").text);
    mkdirSync(join(reader.folder, "tests"));
    reader.write(join("tests", "deploys.tftest.hcl"), from("variables {").text);
    reader.write(join("tests", "mocked.tftest.hcl"), from("mock_provider").text);
    const tested = await reader.follow(from("terraform init"));
    expect(missing(tested, from("tests/deploys"))).toEqual([]);
    expect(statuses()).toEqual([]);

    const applied = await reader.follow(from("curl"));
    expect(missing(applied, from("Warning:"))).toEqual([]);
    expect(statuses()).toEqual(["crm Active"]);
  });

  it("of simulator.md deploy to a simulator in CI, and add a fault", async () => {
    reader.write("main.tf", inReadme("terraform {").text);
    const printed = await reader.follow(blockThatBegins(guide("simulator"), "node_modules/.bin"));
    expect(printed).toContain("No changes.");
    expect(printed).toContain('"name":"crm"');
    expect(statuses()).toEqual([]);
    const added = await reader.follow(blockThatBegins(guide("simulator"), "# The next create"));
    expect(added).toContain('"act":"answerAfter"');
  });
});
