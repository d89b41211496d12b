import { readCatalogue } from "../../../src/catalogue/index.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { catalogueFolder } from "../../support/paths.ts";
import { Walk } from "../walk.ts";

const catalogue = readCatalogue(catalogueFolder);
let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0, quirks: { extraDefaults: true } });
});
afterEach(() => simulator.close());

/** A setting with a default, one for which the platform invents a value, and one under its former name. */
const cases = [
  ["a default", "streamkap_source_webhook", "camel_source_camel_message_header_key", {}],
  ["an invented text", "streamkap_source_webhook", "transforms_value_to_key_fields_include_list", {}],
  [
    "an invented text under a former name",
    "streamkap_source_mongodb",
    "insert_static_key_field_1",
    {
      mongodb_connection_string: "mongodb://one.example.test/",
      database_include_list: "a",
      collection_include_list: "a.b",
      signal_data_collection_schema_or_database: "s",
    },
  ],
] as const;

describe.each(cases)(
  'filled texts: %s that the API puts in the place of ""',
  (_what, typeName, attribute, more) => {
    const args = { name: "it", ...more, [attribute]: "" };
    const wire = (): string =>
      catalogue
        .get(simulator.sources()[0]!.connector)!
        .settings.find((setting) =>
          [setting.attribute, ...(setting.deprecatedNames ?? [])].includes(attribute),
        )!.wire;

    it("is no difference after a create", async () => {
      const walk = await Walk.start(simulator, typeName);
      expect(await walk.apply(args)).toEqual([]);
      await walk.refresh();
      expect((await walk.plan(args)).changes).toEqual([]);
    });

    it("is no difference after it has replaced a value, and after a change that the API is not sent", async () => {
      const walk = await Walk.start(simulator, typeName);
      await walk.apply({ ...args, [attribute]: "other" });
      await walk.apply(args);
      await walk.refresh();
      expect((await walk.plan(args)).changes).toEqual([]);
      await walk.apply({ ...args, wait: "none" });
      await walk.refresh();
      expect((await walk.plan({ ...args, wait: "none" })).changes).toEqual([]);
    });

    it("is told from a text that somebody else has set", async () => {
      const walk = await Walk.start(simulator, typeName);
      await walk.apply(args);
      simulator.change(walk.id, { config: { [wire()]: "by hand" } });
      await walk.refresh();
      expect((await walk.plan(args)).changes).toContain(attribute);
    });

    it("costs one update after an import", async () => {
      const walk = await Walk.start(simulator, typeName);
      await walk.apply(args);
      const imported = await Walk.start(simulator, typeName);
      await imported.import(walk.id);
      await imported.apply(args);
      await imported.refresh();
      expect((await imported.plan(args)).changes).toEqual([]);
    });
  },
);
