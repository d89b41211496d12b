import { readdirSync } from "node:fs";
import { readCatalogue, type Connector, type Setting } from "../../src/catalogue/index.ts";
import {
  quirkChoices,
  startSimulator,
  type BookedRequest,
  type Simulator,
} from "../../src/simulator/index.ts";
import { minimalSettings, requiredProviders, sampleValue, sourceBlock } from "../support/configuration.ts";
import { engines } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { changedFullSettings, fullSettings } from "../support/full-configuration.ts";
import { catalogueFolder } from "../support/paths.ts";
import { quirkSets } from "../support/quirk-sets.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = readCatalogue(catalogueFolder);
/** Codes of the connectors to test: ACCEPTANCE_CONNECTORS has them, separated by commas. Empty: all connectors. */
const chosen = (process.env["ACCEPTANCE_CONNECTORS"] ?? "").split(",").filter((code) => code !== "");
const connectors = [...catalogue.values()].filter(({ code }) => chosen.length === 0 || chosen.includes(code));

/** The setting that the update changes. It is one outside the minimal configuration, or else a required one. */
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

function changedMinimalSettings(connector: Connector): Map<string, unknown> {
  const setting = settingToChange(connector);
  const value = sampleValue(setting);
  const before = minimalSettings(connector).get(setting.attribute);
  return minimalSettings(connector).set(setting.attribute, value === before ? `${String(value)}_2` : value);
}

const tags = ["670e5ca40afe1d3983ce0c22", "670e5ca40afe1d3983ce0c23"];

/** Two sources of each connector: one with only the settings that it must have, and one with every setting. */
const created =
  requiredProviders() +
  connectors
    .flatMap((connector) => [
      sourceBlock(connector, minimalSettings(connector), {}, "minimal"),
      sourceBlock(
        connector,
        fullSettings(connector, "full"),
        { name: `${connector.code}-full`, tags },
        "full",
      ),
    ])
    .join("\n");
const changed =
  requiredProviders() +
  connectors
    .flatMap((connector) => [
      sourceBlock(connector, changedMinimalSettings(connector), {}, "minimal"),
      sourceBlock(
        connector,
        changedFullSettings(connector, "full"),
        { name: `${connector.code}-renamed`, tags: [] },
        "full",
      ),
    ])
    .join("\n");
const count = 2 * connectors.length;

describe("the configurations and the APIs of the life cycle", () => {
  it.each([...catalogue.values()].map((connector) => [connector.code, connector] as const))(
    "set every setting of %s",
    (_code, connector) => {
      const set = new Set(
        ["first", "other"].flatMap((choice) => [
          ...fullSettings(connector, "full", choice as "first").keys(),
        ]),
      );
      const settable = connector.settings.filter(({ readOnly }) => readOnly !== true);
      expect(settable.map(({ attribute }) => attribute).filter((attribute) => !set.has(attribute))).toEqual(
        [],
      );
    },
  );

  it.each(Object.entries(quirkChoices))("have every value of the quirk %s", (name, values) => {
    const seen = quirkSets.map(([, quirks]) => quirks[name as keyof typeof quirkChoices]);
    expect(values.filter((value) => !(seen as readonly unknown[]).includes(value))).toEqual([]);
  });
});

describe.each(
  engines().flatMap((engine) =>
    quirkSets.map(([api, quirks]) => ({ engine, name: engine.name, api, quirks })),
  ),
)("all connectors through $name, with $api", ({ engine, quirks }) => {
  let simulator: Simulator;
  let workspace: Workspace;
  const ids = (): string[] =>
    simulator
      .sources()
      .map(({ id }) => id)
      .sort();
  const requestsBy = (method: string): readonly BookedRequest[] =>
    simulator
      .requests()
      .filter((request) => request.method === method && request.path.startsWith("/sources"));
  const apply = (): Promise<{ stdout: string }> =>
    workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");

  beforeAll(async () => {
    // A restless status already makes the provider wait, so the deployment then takes no time.
    simulator = await startSimulator({ catalogue, deployTimeMs: quirks.restlessStatus ? 0 : 200, quirks });
    workspace = new Workspace({
      engine,
      environment: environmentOf(simulator),
    });
  });

  afterAll(async () => {
    workspace.remove();
    await simulator.close();
  });

  it("are created, once each, and the next plan is empty", async () => {
    workspace.write("main.tf", created);
    await workspace.succeed("init", "-no-color", "-input=false");
    await apply();

    expect(requestsBy("POST").map(({ createdFrom }) => createdFrom)).toEqual(
      Array<string>(count).fill("terraform"),
    );
    expect(
      simulator
        .sources()
        .map(({ connector, connector_status }) => [connector, connector_status])
        .sort(),
    ).toEqual(
      connectors
        .flatMap(({ code }) => [
          [code, "Active"],
          [code, "Active"],
        ])
        .sort(),
    );
    expect(await workspace.planned()).toBeUndefined();
  });

  it("are changed in place, and the next plan is empty", async () => {
    const before = ids();
    workspace.write("main.tf", changed);
    const { stdout } = await apply();

    expect(stdout).toContain(`0 added, ${String(count)} changed, 0 destroyed`);
    expect(ids()).toEqual(before);
    expect(await workspace.planned()).toBeUndefined();
  });

  it("are imported into a fresh state, and the next plan is empty", async () => {
    const byName = new Map(simulator.sources().map(({ name, id }) => [name, id]));
    workspace.forget();
    const block = (resource: string, label: string, name: string): string =>
      `import {\n  to = streamkap_${resource}.${label}\n  id = "${String(byName.get(name))}"\n}\n`;
    const imports = connectors.flatMap(({ code, resource }) => [
      block(resource, "minimal", code),
      block(resource, "full", `${code}-renamed`),
    ]);
    workspace.write("imports.tf", imports.join("\n"));
    const { stdout } = await apply();

    const [, changes] =
      new RegExp(`${String(count)} imported, 0 added, (\\d+) changed, 0 destroyed`).exec(stdout) ?? [];
    expect(Number(changes)).toBe(changedByImport(quirks.secrets !== "clear"));
    if (!engine.supports("quietImport")) {
      // The engine marks secrets after the import. This is an update in which no value differs, and it sends no PUT.
      const puts = requestsBy("PUT").length;
      await apply();
      expect(requestsBy("PUT")).toHaveLength(puts);
    }
    expect(await workspace.planned()).toBeUndefined();
  });

  it("are destroyed, and the API has no source left", async () => {
    await workspace.succeed("destroy", "-no-color", "-input=false", "-auto-approve", "-refresh=false");
    expect(simulator.sources()).toEqual([]);
    expect(workspace.state().size).toBe(0);
  });

  it("leave no process of the provider", () => {
    expect(readdirSync(workspace.temporary)).toEqual([]);
  });
});

/**
 * The number of changed sources that an import has to update. The import sets a secret again that the API does not show. It
 * also brings "" into the state where the API takes "" for null.
 */
function changedByImport(secretsHidden: boolean): number {
  const isUpdated = (connector: Connector, settings: ReadonlyMap<string, unknown>): boolean =>
    connector.settings.some(
      ({ attribute, sensitive }) =>
        settings.get(attribute) === "" || (secretsHidden && sensitive === true && settings.has(attribute)),
    );
  return connectors
    .flatMap((connector) =>
      [changedMinimalSettings(connector), changedFullSettings(connector, "full")].map((settings) =>
        isUpdated(connector, settings),
      ),
    )
    .filter(Boolean).length;
}
