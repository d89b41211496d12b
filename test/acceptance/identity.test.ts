import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
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
      engine,
      environment: {
        STREAMKAP_HOST: simulator.url,
        STREAMKAP_CLIENT_ID: simulator.clientId,
        STREAMKAP_SECRET: simulator.secret,
      },
    });
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("is stored, and imports the source again", async () => {
    // Until 1.12 neither Terraform nor OpenTofu asks for an identity or stores one.
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
  });
});
