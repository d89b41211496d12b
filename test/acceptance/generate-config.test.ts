import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Connector, Setting } from "../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../src/simulator/index.ts";
import { requiredProviders } from "../support/configuration.ts";
import { engines, itWhere } from "../support/engines.ts";
import { environmentOf } from "../support/environment.ts";
import { fullSettings } from "../support/full-configuration.ts";
import { catalogueWithNewConnector } from "../support/new-connector.ts";
import { quirkSets } from "../support/quirk-sets.ts";
import { Workspace } from "../support/workspace.ts";

const catalogue = catalogueWithNewConnector();
const newConnector = "newdb";
const typed = [...catalogue.values()].filter(({ code }) => code !== newConnector);
const typeNameOf = ({ code, resource }: Connector): string =>
  code === newConnector ? "streamkap_source" : `streamkap_${resource}`;

/**
 * The configuration of a source at the API. It has all settings that a user can set together. So the test finds every
 * generated argument that the provider does not accept.
 */
function apiConfig(connector: Connector): Record<string, string | number | bigint | boolean> {
  const settings = fullSettings(connector, "generated");
  return Object.fromEntries(
    connector.settings.flatMap(({ attribute, wire }) => {
      const value = settings.get(attribute);
      if (value === undefined) return [];
      return [[wire, typeof value === "object" ? JSON.stringify(value) : value] as const];
    }),
  ) as Record<string, string | number | bigint | boolean>;
}

const secretsOf = ({ settings }: Connector, config: Readonly<Record<string, unknown>>): Setting[] =>
  settings.filter(
    ({ sensitive, readOnly, wire }) => sensitive === true && readOnly !== true && config[wire] !== undefined,
  );

/** Fills the secrets that Terraform has left out into the generated text, as a user does. */
function fillIn(generated: string, connectors: readonly Connector[]): string {
  return connectors.reduce((text, connector) => {
    const config = apiConfig(connector);
    const secrets = secretsOf(connector, config);
    const head = `resource "${typeNameOf(connector)}" "${connector.code}" {`;
    const begin = text.indexOf(head);
    const end = text.indexOf("\n}\n", begin);
    if (begin === -1 || end === -1) throw new Error(`there is no ${head}`);
    const value = (setting: Setting): string => JSON.stringify(config[setting.wire]);
    const filled =
      connector.code === newConnector
        ? fill(
            text.slice(begin, end),
            "config_secret",
            `{ ${secrets.map((own) => `"${own.wire}" = ${value(own)}`).join(", ")} }`,
          )
        : secrets.reduce((block, own) => fill(block, own.attribute, value(own)), text.slice(begin, end));
    return text.slice(0, begin) + filled + text.slice(end);
  }, generated);
}

/** Quotes the keys of objects in maps. OpenTofu writes these keys without quotes, but does not accept them so. */
function quoteKeys(generated: string): string {
  return generated.replaceAll(/^( +)(\w+(?:\.\w+)+) = \{$/gm, '$1"$2" = {');
}

function fill(block: string, attribute: string, value: string): string {
  const line = new RegExp(`^(  ${attribute} += )null # sensitive$`, "m");
  if (!line.test(block)) throw new Error(`there is no line for ${attribute} in\n${block}`);
  return block.replace(line, (_match, left: string) => left + value);
}

/** These APIs show their secrets. An import has to set hidden secrets again, which another test covers. */
const apis = quirkSets.map(([api, quirks]) => ({ api, quirks: { ...quirks, secrets: "clear" as const } }));

describe.each(engines().flatMap((engine) => apis.map((one) => ({ engine, name: engine.name, ...one }))))(
  "a configuration that $name generates from an API with $api",
  ({ engine, quirks }) => {
    let simulator: Simulator;
    let workspace: Workspace;
    const connectors = [...typed, catalogue.get(newConnector)!];

    beforeAll(async () => {
      simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks });
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

    itWhere(engine, "quietImport")("imports every connector, and the next plan is empty", async () => {
      const imports = connectors.map((connector) => {
        const id = simulator.addSource({
          name: connector.code,
          connector: connector.code,
          config: apiConfig(connector),
        });
        return `import {\n  to = ${typeNameOf(connector)}.${connector.code}\n  id = "${id}"\n}\n`;
      });
      workspace.write("main.tf", requiredProviders() + imports.join(""));
      await workspace.succeed("init", "-no-color", "-input=false");
      // The engine leaves required secrets out of the text, and then reports them itself. So this plan need not succeed.
      await workspace.run("plan", "-no-color", "-input=false", "-generate-config-out=generated.tf");
      const generated = readFileSync(join(workspace.folder, "generated.tf"), "utf8");

      workspace.write("generated.tf", fillIn(quoteKeys(generated), connectors));
      const { stdout } = await workspace.succeed("apply", "-no-color", "-input=false", "-auto-approve");
      expect(stdout).toContain(`${String(connectors.length)} imported, 0 added, 0 changed, 0 destroyed`);
      // A value that an import finds is no mistake of the user, so no warning is due. An API with `extraDefaults` is left
      // out, because it fills in values that have no effect.
      const isFilled = quirks.extraDefaults;
      expect(isFilled || !stdout.includes("has no effect")).toBe(true);
      expect(await workspace.planned()).toBeUndefined();
    });
  },
);
