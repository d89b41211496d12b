import { parseDefinitions } from "../../../src/simulator/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";
import { Api, postgresql, type Reply } from "../api.ts";

const withConfig = (change: object): object => ({
  ...postgresql,
  config: { ...postgresql.config, ...change },
});

const ownKey = {
  "ssh.public.key.user.displayed": expect.stringMatching(/^ssh-ed25519 SIMULATOR\w+ streamkap$/),
};

describe("storeConfig", () => {
  let api: Api;
  beforeEach(async () => {
    api = await Api.start();
  });
  afterEach(() => api.simulator.close());
  const echo = async (body: object): Promise<Record<string, unknown>> =>
    (await api.create(body)).body["config"] as Record<string, unknown>;

  it("makes the answer have every key of the connector", async () => {
    const keys = catalogue.get("postgresql")?.settings.map((setting) => setting.wire);
    expect(Object.keys(await echo(postgresql))).toEqual(keys);
  });

  it.each([
    ["a number as text", { "ssh.port": 2222 }, { "ssh.port": "2222" }],
    ["a number that was text", { "ssh.port": "2222" }, { "ssh.port": "2222" }],
    ["a boolean as text", { "heartbeat.enabled": false }, { "heartbeat.enabled": "false" }],
    ["a text as it was sent", {}, { "table.include.list.user.defined": "public.orders, public.lines" }],
    [
      "null for an empty text",
      { "column.include.list.user.defined": "" },
      { "column.include.list.user.defined": null },
    ],
    ["null for an unset key", {}, { "column.include.list.user.defined": null }],
    ["the default of an unset key", {}, { "database.port.user.defined": "5432" }],
    ["the default for an empty text", { "ssh.user": "" }, { "ssh.user": "streamkap" }],
    ["an empty default", {}, { "transforms.OversizedRecords.truncation.suffix": "" }],
    ["the platform's value for a read-only key", { "ssh.public.key.user.displayed": "mine" }, ownKey],
  ])("makes the answer have %s", async (_name, sent, expected) => {
    expect(await echo(withConfig(sent))).toMatchObject(expected);
  });

  it("keeps integers beyond 2^53 exact", async () => {
    const body = JSON.stringify(withConfig({ "ssh.port": 1 })).replace(
      `"ssh.port":1`,
      `"ssh.port":9007199254740993`,
    );
    const { body: answer } = await api.post("/sources?wait=false", body);
    expect((answer["config"] as Record<string, string>)["ssh.port"]).toBe("9007199254740993");
  });

  it("makes the answer have the platform's value for a key without a default", async () => {
    const config = {
      "aws.region": "eu-north-1",
      "aws.access.key.id": "example-key-id",
      "aws.secret.key": "example-secret",
      "s3.export.bucket.name": "exports",
      "table.include.list.user.defined": "Sessions",
    };
    expect(await echo({ name: "sessions", connector: "dynamodb", config })).toMatchObject({
      "batch.size": "1024",
    });
  });

  it.each([
    ["mongodb+srv://reader:example@one.example.test/?w=1", "one.example.test"],
    ["mongodb://reader:p%40ss@one:27017,two:27018/shop", "one,two"],
    ["mongodb://localhost", "localhost"],
  ])("makes the answer have the hosts of %s", async (uri, hosts) => {
    const config = {
      "mongodb.connection.string.user.defined": uri,
      "database.include.list": "shop",
      "collection.include.list.user.defined": "shop.orders",
      "signal.data.collection.schema.or.database": "shop.signal",
    };
    expect(await echo({ name: "atlas", connector: "mongodb", config })).toMatchObject({
      "mongodb.connection.hostname": hosts,
    });
  });

  it("makes every answer have the same URL and key of a webhook", async () => {
    const { body } = await api.create();
    const { body: list } = await api.get(`/sources/${String(body["id"])}?secret_returned=true`);
    expect(body["config"]).toMatchObject({
      "webhook.url": `https://webhook.simulator.invalid/${String(body["id"])}`,
      "api.key": expect.stringMatching(/^simulator-api-key-/),
    });
    expect((list["result"] as Reply["body"][])[0]?.["config"]).toEqual(body["config"]);
  });

  it("hides secrets unless they are asked for", async () => {
    const { body } = await api.create(postgresql);
    const read = async (query: string): Promise<unknown> =>
      ((await api.get(`/sources/${String(body["id"])}${query}`)).body["result"] as Reply["body"][])[0]?.[
        "config"
      ];
    expect(await read("?secret_returned=true")).toMatchObject({ "database.password": "example-password" });
    expect(await read("?secret_returned=false")).toMatchObject({ "database.password": null });
    expect(await read("")).toMatchObject({ "database.password": null, "database.user": "reader" });
  });

  it.each([
    ["an unknown key", { "database.nam": "x" }, "Unknown configuration key 'database.nam'"],
    [
      "a required key that is missing",
      { "database.user": null },
      "Missing required configuration key 'database.user'",
    ],
    [
      "a required key that is empty",
      { "database.user": "" },
      "Missing required configuration key 'database.user'",
    ],
    [
      "a key that a condition demands",
      { "ssh.enabled": true },
      "Missing required configuration key 'ssh.host'",
    ],
    [
      "a value that is not in the list",
      { "database.sslmode": "prefer" },
      "'database.sslmode' must be one of: require, disable",
    ],
    ["a number out of bounds", { "streamkap.snapshot.parallelism": 51 }, "must be between 1 and 10"],
    ["a huge number", { "streamkap.snapshot.parallelism": "9007199254740993" }, "must be between 1 and 10"],
    ["a text for a number", { "ssh.port": "ssh" }, "'ssh.port' must be an integer"],
    ["a boolean for a number", { "ssh.port": true }, "'ssh.port' must be an integer"],
    ["a text for a boolean", { "ssh.enabled": "yes" }, "'ssh.enabled' must be a boolean"],
    ["a number for a text", { "database.password": 1234 }, "'database.password' must be a string"],
  ])("refuses %s", async (_name, change, detail) => {
    expect(await api.create(withConfig(change))).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining(detail) },
    });
    expect(api.simulator.sources()).toEqual([]);
  });

  it("refuses an unknown connector", async () => {
    expect(await api.create({ connector: "sqlite" })).toMatchObject({
      status: 400,
      body: { detail: "Connector 'sqlite' is not supported" },
    });
  });

  it("accepts a null for a key that the API has dropped", async () => {
    expect(await echo(withConfig({ "streamkap.snapshot.large.table.threshold": null }))).not.toHaveProperty([
      "streamkap.snapshot.large.table.threshold",
    ]);
  });

  it("refuses a null for an unknown key if the connector does not have the common settings", async () => {
    const config = {
      "topic.prefix": "erp_",
      "topic.include.list.user.defined": "erp_orders",
      "ssh.enabled": null,
    };
    expect(await api.create({ name: "direct", connector: "kafkadirect", config })).toMatchObject({
      status: 422,
      body: { detail: "Unknown configuration key 'ssh.enabled' for connector 'kafkadirect'" },
    });
  });

  it.each([
    ["transforms.ValueToKey.fields.include.list", 200],
    ["topic.prefix", 422],
  ])("judges by its settings, as %s, whether a connector has the common ones: %i", async (name, status) => {
    const [connector] = parseDefinitions({ connector: "newdb", config: [{ name }] });
    const other = await Api.start({ catalogue: new Map([["newdb", connector!]]) });
    const { status: answered } = await other.create({ connector: "newdb", config: { "ssh.enabled": null } });
    await other.simulator.close();
    expect(answered).toBe(status);
  });

  it("checks a setting only if its conditions hold", async () => {
    expect(await api.create(withConfig({ "ssh.enabled": true, "ssh.host": "bastion" }))).toMatchObject({
      status: 200,
    });
  });
});
