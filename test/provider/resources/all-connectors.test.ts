import { readCatalogue, type Connector } from "../../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import type { Value } from "../../../src/terraform/index.ts";
import { minimalSettings, sampleValue } from "../../support/configuration.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { Walk, type Arguments } from "../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
const connectors = [...catalogue.values()].map((connector) => [connector.code, connector] as const);

const toValue = (value: unknown): Value =>
  typeof value === "object" && value !== null
    ? new Map(Object.entries(value).map(([key, own]) => [key, toValue(own)]))
    : (value as Value);
const toArguments = (connector: Connector, settings: ReadonlyMap<string, unknown>): Arguments => ({
  name: connector.code,
  ...Object.fromEntries([...settings].map(([name, value]) => [name, toValue(value)])),
});
const minimal = (connector: Connector): Arguments => toArguments(connector, minimalSettings(connector));
const full = (connector: Connector): Arguments =>
  toArguments(
    connector,
    new Map(
      connector.settings
        .filter(({ readOnly }) => readOnly !== true)
        .map((setting) => [setting.attribute, sampleValue(setting)]),
    ),
  );

/** Attributes that any update may change, and attributes that the API derives from a secret. */
const ofAnUpdate = ["connector_status", "revision", "mongodb_connection_hostname"];

describe.each<[string, Arguments]>([
  ["secrets in the answers", {}],
  ["no secrets in the answers", { secret_returned: false }],
])("every connector, with %s", (_name, provider) => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
  });
  afterEach(() => simulator.close());
  const start = (connector: Connector): Promise<Walk> =>
    Walk.start(simulator, `streamkap_${connector.resource}`, { provider });

  it.each(connectors)(
    "%s has an empty plan after create, refresh, change, reset and import",
    async (_code, connector) => {
      const walk = await start(connector);
      for (const [step, args] of [
        ["create", minimal(connector)],
        ["change", full(connector)],
        ["reset", minimal(connector)],
      ] as const) {
        expect({ step, diagnostics: await walk.apply(args) }).toEqual({ step, diagnostics: [] });
        expect({ step, ...(await walk.plan(args)) }).toMatchObject({ changes: [] });
        expect({ step, diagnostics: await walk.refresh() }).toEqual({ step, diagnostics: [] });
        expect({ step, ...(await walk.plan(args)) }).toMatchObject({ changes: [] });
      }
      const imported = await start(connector);
      expect(await imported.import(walk.id)).toEqual([]);
      // A secret that the API does not show is set again, which is an update.
      const secrets = connector.settings
        .filter(({ sensitive }) => sensitive)
        .map(({ attribute }) => attribute);
      const allowed = provider["secret_returned"] === false ? [...secrets, ...ofAnUpdate] : [];
      const { changes } = await imported.plan(minimal(connector));
      expect(changes.filter((name) => !allowed.includes(name))).toEqual([]);
      expect(simulator.sources().map(({ id }) => id)).toEqual([walk.id]);
    },
  );
});
