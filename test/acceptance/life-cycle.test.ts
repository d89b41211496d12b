import { readdirSync } from "node:fs";
import { readCatalogue, type Connector, type Setting } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { minimalSettings, requiredProviders, sampleValue, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { catalogueFolder } from "../support/paths.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
const connectors = [...catalogue.values()];

/** The setting that the update changes: one that is not in the minimal configuration, else a required one. */
function settingToChange(connector: Connector): Setting {
  const minimal = minimalSettings(connector);
  const free = connector.settings.find(
    ({ attribute, readOnly, conditions, sensitive }) =>
      !minimal.has(attribute) && readOnly !== true && conditions === undefined && sensitive !== true,
  );
  const setting = free ?? connector.settings.find(({ required }) => required === true);
  if (setting === undefined) throw new Error(`${connector.code} has nothing to change`);
  return setting;
}

function changed(connector: Connector): Map<string, unknown> {
  const setting = settingToChange(connector);
  const value = sampleValue(setting);
  const before = minimalSettings(connector).get(setting.attribute);
  return minimalSettings(connector).set(setting.attribute, value === before ? `${String(value)}_2` : value);
}

const configuration = (settings: (connector: Connector) => Map<string, unknown>): string =>
  requiredProviders() + connectors.map((connector) => sourceBlock(connector, settings(connector))).join("\n");

describe.each(engines())("all connectors through $name", (engine) => {
  let simulator: Simulator;
  let workspace: Workspace;

  beforeAll(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 200 });
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

  it("are created, once each, and the next plan is empty", async () => {
    workspace.write("main.tf", configuration(minimalSettings));
    await workspace.succeed("init", "-no-color", "-input=false");
    await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

    const created = simulator
      .requests()
      .filter(({ method, path }) => method === "POST" && path === "/sources");
    expect(created.map(({ createdFrom }) => createdFrom)).toEqual(connectors.map(() => "terraform"));
    expect(
      simulator
        .sources()
        .map(({ connector, connector_status }) => [connector, connector_status])
        .sort(),
    ).toEqual(connectors.map(({ code }) => [code, "Active"]).sort());
    expect(await workspace.planned()).toBeUndefined();
  });

  it("are changed in place, and the next plan is empty", async () => {
    const ids = simulator
      .sources()
      .map(({ id }) => id)
      .sort();
    workspace.write("main.tf", configuration(changed));
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

    expect(stdout).toContain(`0 added, ${String(connectors.length)} changed, 0 destroyed`);
    expect(
      simulator
        .sources()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
    expect(await workspace.planned()).toBeUndefined();
  });

  it("are imported into a fresh state, and the next plan is empty", async () => {
    const ids = new Map(simulator.sources().map(({ connector, id }) => [connector, id]));
    workspace.forget();
    const imports = connectors.map(
      ({ code, resource }) =>
        `import {\n  to = streamkap_${resource}.it\n  id = "${String(ids.get(code))}"\n}\n`,
    );
    workspace.write("imports.tf", imports.join("\n"));
    const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

    expect(stdout).toContain(`${String(connectors.length)} imported, 0 added, 0 changed, 0 destroyed`);
    expect(await workspace.planned()).toBeUndefined();
  });

  it("are destroyed, and the API's books are empty", async () => {
    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve");
    expect(simulator.sources()).toEqual([]);
    expect(workspace.state().size).toBe(0);
  });

  it("leave no process of the provider behind", () => {
    expect(readdirSync(workspace.temporary)).toEqual([]);
  });
});
