import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import { presentState } from "../../../src/provider/past/stored-state.ts";
import { toConfig } from "../../../src/provider/wire/connector-config.ts";
import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import {
  encodeJson,
  impliedType,
  isMap,
  parseJson,
  type JsonObject,
  type JsonValue,
} from "../../../src/terraform/index.ts";
import { decodePrivate } from "../../../src/terraform/server/lifecycle/private-data.ts";
import { minimalSettings } from "../../support/configuration.ts";
import { fullSettings } from "../../support/full-configuration.ts";
import { wrongTypes } from "../../support/official/official-provider.ts";
import { officialResources } from "../../support/official/resources.ts";
import { catalogue } from "../scene.ts";
import { Walk, type Arguments } from "../walk.ts";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
});
afterEach(() => simulator.close());

const json = (value: object): JsonObject => {
  const parsed = parseJson(JSON.stringify(value));
  if (!isMap(parsed)) throw new Error("no object");
  return parsed;
};

describe("presentState", () => {
  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    ["a number that is stored as text", "mysql", { ssh_port: "22" }, { ssh_port: 22 }],
    ["a number that is stored as empty text", "mysql", { ssh_port: "" }, { ssh_port: null }],
    ["the value Yes that is stored as true", "mysql", { snapshot_gtid: true }, { snapshot_gtid: "Yes" }],
    ["the value No that is stored as false", "mysql", { snapshot_gtid: false }, { snapshot_gtid: "No" }],
    [
      "a setting that is stored under its deprecated name alone",
      "mysql",
      { database_connection_timezone: " Asia/Riyadh" },
      { database_connection_timezone: "Asia/Riyadh", database_connection_time_zone: "Asia/Riyadh" },
    ],
    [
      "a setting that is stored under a name of version 2",
      "sqlserveraws",
      { database_dbname: "erp" },
      { database_dbname: "erp", database_names: "erp" },
    ],
    [
      "a map that is stored as JSON text",
      "sqlserveraws",
      { snapshot_custom_table_config: '{"t":{"chunks":5}}' },
      { snapshot_custom_table_config: { t: { chunks: 5 } } },
    ],
    [
      "a map that is stored as JSON text of another form",
      "sqlserveraws",
      { snapshot_custom_table_config: '{"t":5}' },
      { snapshot_custom_table_config: null },
    ],
    [
      "a setting that the API has dropped",
      "sqlserveraws",
      { snapshot_large_table_threshold: 20000 },
      { snapshot_large_table_threshold: 20000 },
    ],
  ])("reads %s, as the official provider has stored it", (_name, code, stored, expected) => {
    const present = presentState(json(stored), catalogue.get(code)!);
    expect(pick(present, expected)).toEqual(plain(json(expected)));
    expect(presentState(present, catalogue.get(code)!)).toEqual(present);
  });

  it.each(
    ([2, 3] as const).flatMap((version) =>
      officialResources(version).map((resource) => [resource.typeName, version, resource] as const),
    ),
  )("knows all attributes of %s of version %s, so that Terraform drops none", (_type, _version, resource) => {
    const { attributes } = connectorSchema(catalogue.get(resource.code)!).block;
    expect(resource.attributes.map(({ tf }) => tf).filter((name) => !(name in attributes))).toEqual([]);
  });
});

describe("a state that this provider writes", () => {
  it.each(officialResources(3).map((resource) => [resource.typeName, resource] as const))(
    "has every attribute of the official %s, with the same type",
    async (typeName, resource) => {
      const connector = catalogue.get(resource.code)!;
      const walk = await Walk.start(simulator, typeName);
      const settings = Object.fromEntries(fullSettings(connector, "full")) as Arguments;
      const own = Object.entries(settings).map(([name, value]) => [name, valueOf(value)] as const);
      await walk.apply({ name: "full", ...Object.fromEntries(own) });
      await walk.refresh();
      const { block } = connectorSchema(connector);
      const state = parseJson(encodeJson(walk.state, impliedType(block)));
      if (!isMap(state)) throw new Error("no state");
      expect(wrongTypes(state, resource)).toEqual([]);
      expect(resource.attributes.map(({ tf }) => tf).filter((name) => !state.has(name))).toEqual([]);
      // The official provider's read fills a former name that is null here, because this source has never had one.
      const former = resource.attributes.filter(({ aliasOf }) => aliasOf !== undefined);
      expect(former.filter(({ tf }) => state.get(tf) !== null)).toEqual([]);
      // The official provider discards an object if one of its values is no text.
      expect(decodePrivate(walk.private)).toHaveProperty("v", 1);
    },
  );
});

const mysql = {
  name: "crm",
  database_hostname: "db.example.test",
  database_user: "streamkap",
  database_password: "sample-password",
  database_include_list: "crm",
  table_include_list: "crm.customers",
};
const wire = {
  "database.hostname.user.defined": "db.example.test",
  "database.user": "streamkap",
  "database.password": "sample-password",
  "database.include.list.user.defined": "crm",
  "table.include.list.user.defined": "crm.customers",
};

describe("inherited defaults: a value that version 2 sent unasked", () => {
  const takenOver = async (connectorStatus: string | null): Promise<Walk> => {
    const config = { ...wire, "heartbeat.enabled": false };
    const id = simulator.addSource({ name: "crm", connector: "mysql", config });
    const walk = await Walk.start(simulator, "streamkap_source_mysql");
    await walk.import(id);
    walk.state = new Map([...walk.state!, ["revision", null], ["connector_status", connectorStatus]]);
    walk.private = new Uint8Array();
    await walk.refresh();
    return walk;
  };

  it("stays while the configuration does not set the setting", async () => {
    const walk = await takenOver(null);
    expect((await walk.plan(mysql)).changes).toEqual([]);
    await walk.apply({ ...mysql, table_include_list: "crm.orders" });
    expect(simulator.sources()[0]?.config["heartbeat.enabled"]).toBe("false");
    await walk.apply({ ...mysql, heartbeat_enabled: true });
    expect((await walk.plan(mysql)).changes).toEqual([]);
    expect(walk.attribute("heartbeat_enabled")).toBe(true);
  });

  it("counts as drift in a source of version 3", async () => {
    const walk = await takenOver("Active");
    expect((await walk.plan(mysql)).changes).toContain("heartbeat_enabled");
  });
});

describe("former values", () => {
  it("are accepted with a warning, and the API is sent today's value", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_mysql");
    const former = { ...mysql, snapshot_gtid: "true", database_connection_timezone: " Asia/Riyadh" };
    expect((await walk.validate(former)).map(({ summary }) => summary)).toEqual([
      "database_connection_timezone is deprecated",
      '" Asia/Riyadh" is a former value of database_connection_timezone',
      '"true" is a former value of snapshot_gtid',
    ]);
    expect(await walk.apply(former)).toEqual([]);
    const [source] = simulator.sources();
    expect(source?.config["snapshot.gtid"]).toBe("Yes");
    expect(source?.config["database.connectionTimeZone"]).toBe("Asia/Riyadh");
    await walk.refresh();
    expect((await walk.plan(former)).changes).toEqual([]);
    expect((await walk.plan({ ...former, snapshot_gtid: "Yes" })).changes).toEqual([]);
  });

  it("make other settings required, as today's value does", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_mysql");
    const diagnostics = await walk.validate({ ...mysql, snapshot_gtid: "false" });
    expect(diagnostics.map(({ summary }) => summary)).toContain(
      "Missing value for signal_data_collection_schema_or_database",
    );
  });
});

describe("former names", () => {
  it("take precedence over the default of the present name", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_kafkadirect");
    const args = { name: "k", topic_prefix: "p", topic_include_list: "p.a", kafka_format: "avro" };
    await walk.apply(args);
    expect(simulator.sources()[0]?.config["format"]).toBe("avro");
    await walk.refresh();
    expect((await walk.plan(args)).changes).toEqual([]);
  });

  it.each<[string, Arguments, string[]]>([
    [
      "is enough without the present name",
      { table_include_list_user_defined: "a" },
      ["table_include_list_user_defined is deprecated"],
    ],
    ["is not needed beside the present name", { table_include_list: "a" }, []],
    ["or the present name must be set", {}, ["Missing value for table_include_list"]],
    [
      "and the present name must not both be set",
      { table_include_list: "a", table_include_list_user_defined: "a" },
      [
        "table_include_list_user_defined is deprecated",
        "table_include_list_user_defined and table_include_list are two names of one argument",
      ],
    ],
  ])("of a required setting: the former name %s", async (_name, args, summaries) => {
    const walk = await Walk.start(simulator, "streamkap_source_dynamodb");
    const keys = { aws_region: "eu-west-1", aws_access_key_id: "sample", aws_secret_key: "sample" };
    const diagnostics = await walk.validate({ name: "d", ...keys, s3_export_bucket_name: "b", ...args });
    expect(diagnostics.map(({ summary }) => summary).sort()).toEqual([...summaries].sort());
  });
});

describe("settings that are newer than many sources", () => {
  const newer = [...catalogue.values()].filter(({ settings }) =>
    settings.some(({ absentIsDefault }) => absentIsDefault === true),
  );
  /** The catalogue of a platform that did not have the newer settings yet. */
  const older = new Map(
    newer.map((connector) => [
      connector.code,
      {
        ...connector,
        settings: connector.settings.filter(({ absentIsDefault }) => absentIsDefault !== true),
      },
    ]),
  );

  it.each(newer.map((connector) => [connector.code, connector] as const))(
    "show no change in a source of %s that is older than they are",
    async (code, connector) => {
      const past = await startSimulator({ catalogue: older, deployTimeMs: 0 });
      try {
        const settings = Object.fromEntries(minimalSettings(connector)) as Arguments;
        const config = toConfig(new Map(Object.entries(settings)), older.get(code)!);
        const known = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
        const id = past.addSource({ name: "old", connector: code, config: known });
        const walk = await Walk.start(past, `streamkap_${connector.resource}`);
        await walk.import(id);
        await walk.refresh();
        expect((await walk.plan({ name: "old", ...settings })).changes).toEqual([]);
      } finally {
        await past.close();
      }
    },
  );
});

describe("retired settings", () => {
  const settings = {
    name: "erp",
    database_hostname: "db.example.test",
    database_user: "streamkap",
    database_password: "sample-password",
    database_names: "erp",
    schema_include_list: "dbo",
    table_include_list: "dbo.orders",
  };

  it("are accepted, never sent, and can be changed and removed without a call of the API", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_sqlserver");
    const retired = { ...settings, snapshot_large_table_threshold: 20_000 };
    expect((await walk.validate(retired)).map(({ summary }) => summary)).toEqual([
      "snapshot_large_table_threshold is deprecated",
    ]);
    expect(await walk.apply(retired)).toEqual([]);
    await walk.refresh();
    expect((await walk.plan(retired)).changes).toEqual([]);
    await walk.apply({ ...retired, snapshot_large_table_threshold: 30_000 });
    expect(simulator.requests().filter(({ method }) => method === "PUT")).toEqual([]);
    expect((await walk.plan(settings)).changes).toEqual([]);
  });

  it("can be maps, which are accepted, never sent, and kept in a state", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_sqlserver");
    const tables = new Map([["ERP.dbo.Orders", new Map([["chunks", 5]])]]);
    const retired = { ...settings, snapshot_custom_table_config: tables };
    expect((await walk.validate(retired)).map(({ summary }) => summary)).toEqual([
      "snapshot_custom_table_config is deprecated",
    ]);
    expect(await walk.apply(retired)).toEqual([]);
    await walk.refresh();
    expect((await walk.plan(retired)).changes).toEqual([]);
    expect(walk.attribute("snapshot_custom_table_config")).toEqual(tables);
    expect((await walk.plan(settings)).changes).toEqual([]);
    await walk.apply({ ...settings, snapshot_custom_table_config: new Map() });
    expect(simulator.requests().filter(({ method }) => method === "PUT")).toEqual([]);
  });

  it("are null in a new source", async () => {
    const walk = await Walk.start(simulator, "streamkap_source_sqlserver");
    expect((await walk.plan(settings)).plannedState?.get("snapshot_large_table_threshold")).toBeNull();
  });
});

/** The value of a full configuration, whose maps are plain objects. The size of numbers does not matter here. */
function valueOf(value: unknown): JsonValue {
  return typeof value === "bigint" ? 7 : parseJson(JSON.stringify(value));
}

function pick(state: JsonObject, names: object): unknown {
  return plain(new Map(Object.keys(names).map((name) => [name, state.get(name) ?? null])));
}

function plain(value: JsonValue): unknown {
  return isMap(value) ? Object.fromEntries([...value].map(([key, own]) => [key, plain(own)])) : value;
}
