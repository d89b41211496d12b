import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const source = requiredProviders() + sourceBlock(catalogue.get("webhook")!, new Map());

/** The identities in the state file. */
function identities(workspace: Workspace): unknown[] {
  const text = readFileSync(join(workspace.folder, "terraform.tfstate"), "utf8");
  const { resources } = JSON.parse(text) as {
    resources: { instances: { identity?: object; identity_schema_version?: number }[] }[];
  };
  return resources.flatMap(({ instances }) =>
    instances.map(({ identity, identity_schema_version: version }) => identity && { identity, version }),
  );
}

describe.each(engines())("a source's identity through $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 100 });
    workspace = new Workspace({
      attached: true,
      engine,
      environment: environmentOf(simulator),
    });
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("is stored, and imports the source again", async () => {
    // Before 1.12 Terraform and OpenTofu do not ask for an identity, and do not store one.
    const knows = engine.supports("identity");
    workspace.write("main.tf", source);
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    const id = simulator.sources()[0]?.id ?? "";
    const stored = knows ? { identity: { id }, version: 0 } : undefined;
    expect(identities(workspace)).toEqual([stored]);

    workspace.forget();
    const by = knows ? `identity = { id = "${id}" }` : `id = "${id}"`;
    workspace.write("import.tf", `import {\n  to = streamkap_source_webhook.it\n  ${by}\n}\n`);
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(stdout).toMatch(/1 imported, 0 added, 0 changed, 0 destroyed/);
    expect(identities(workspace)).toEqual([stored]);
    expect(await workspace.planned()).toBeUndefined();
    workspace.write("import.tf", "");
  });

  it("is not needed for an import: the id is enough, by block and by command", async () => {
    const id = simulator.sources()[0]?.id ?? "";
    workspace.forget();
    workspace.write("import.tf", `import {\n  to = streamkap_source_webhook.it\n  id = "${id}"\n}\n`);
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(stdout).toMatch(/1 imported, 0 added, 0 changed, 0 destroyed/);
    workspace.write("import.tf", "");
    workspace.forget();
    await workspace.succeed("import", "-no-color", "-input=false", "streamkap_source_webhook.it", id);
    expect(await workspace.planned()).toBeUndefined();
    const stored = engine.supports("identity") ? { identity: { id }, version: 0 } : undefined;
    expect(identities(workspace)).toEqual([stored]);
  });

  itWhere(engine, "identity")("is made from a state that an older engine has written", async () => {
    const id = simulator.sources()[0]?.id ?? "";
    const file = join(workspace.folder, "terraform.tfstate");
    const text = readFileSync(file, "utf8");
    const without = text
      .replace(/,\s*"identity_schema_version": \d+/, "")
      .replace(/,\s*"identity": \{[^}]*\}/, "");
    expect(without).not.toBe(text);
    workspace.write("terraform.tfstate", without);
    expect(identities(workspace)).toEqual([undefined]);
    expect(await workspace.planned()).toBeUndefined();
    await workspace.succeed("apply", "-refresh-only", "-no-color", "-input=false", "-auto-approve");
    await workspace.succeed(
      "apply",
      "-no-color",
      "-input=false",
      "-auto-approve",
      "-replace=streamkap_source_webhook.it",
    );
    const [now] = simulator.sources();
    expect(now?.id).not.toBe(id);
    expect(identities(workspace)).toEqual([{ identity: { id: now?.id }, version: 0 }]);
  });

  it("does not keep a source that is gone from being planned anew", async () => {
    simulator.change(simulator.sources()[0]?.id ?? "", { deleted: true });
    expect(await workspace.planned()).toContain("1 to add, 0 to change, 0 to destroy");
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(await workspace.planned()).toBeUndefined();
  });

  it("does not exist for streamkap_sources_ready", async () => {
    workspace.write(
      "main.tf",
      requiredProviders() + 'resource "streamkap_sources_ready" "all" {\n  sources = {}\n}\n',
    );
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
    expect(identities(workspace)).toEqual([undefined]);
    expect(await workspace.planned()).toBeUndefined();
  });
});
