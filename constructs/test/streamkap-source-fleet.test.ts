import { Testing, TerraformStack, TerraformVariable } from "cdktf";
import {
  DesiredState,
  MySqlConfig,
  SecretValue,
  StreamkapSourceFleet,
  type StreamkapSourceFleetProps,
  Wait,
  WebhookConfig,
} from "../src";
import { hook, synth } from "./support/synth";

const mySql = (): MySqlConfig =>
  new MySqlConfig({
    databaseHostname: "db.example.test",
    databaseUser: "streamkap",
    databasePassword: SecretValue.fromVariable("password"),
    databaseIncludeList: "shop",
    tableIncludeList: "shop.orders",
    signalDataCollectionSchemaOrDatabase: "shop",
  });

const fleet = (stack: TerraformStack, props: StreamkapSourceFleetProps): StreamkapSourceFleet =>
  new StreamkapSourceFleet(stack, "fleet", props);

const synthFleet = (props: StreamkapSourceFleetProps): ReturnType<typeof synth>["resource"] =>
  synth((stack) => {
    fleet(stack, props);
  }).resource;

const hooks = (...names: string[]): StreamkapSourceFleetProps => ({
  config: new WebhookConfig(),
  sources: names.map((name) => ({ name })),
});

test("the sources of a fleet share its properties, and each source may differ", () => {
  const { streamkap_source_mysql: mysql, streamkap_source_webhook: webhook } = synthFleet({
    config: mySql(),
    tags: ["shared"],
    timeouts: { create: "30m", update: "10m" },
    wait: Wait.NONE,
    desiredState: DesiredState.ACTIVE,
    sources: [
      { name: "eu", tags: undefined },
      { name: "us", settings: { databaseHostname: "us.example.test", databasePort: 3307 } },
      { name: "ap", tags: ["own"], timeouts: { create: "1h" }, desiredState: DesiredState.PAUSED },
      { name: "hook", config: new WebhookConfig(), wait: Wait.BY_ITSELF },
    ],
  });
  const shared = {
    database_hostname: "db.example.test",
    database_user: "streamkap",
    database_password: "${var.password}",
    database_include_list: "shop",
    table_include_list: "shop.orders",
    signal_data_collection_schema_or_database: "shop",
    tags: ["shared"],
    timeouts: { create: "30m", update: "10m" },
    wait: "none",
    desired_state: "Active",
  };
  expect(Object.values(mysql ?? {})).toEqual([
    {
      ...shared,
      name: "ap",
      tags: ["own"],
      timeouts: { create: "1h", update: "10m" },
      desired_state: "Paused",
    },
    { ...shared, name: "eu" },
    { ...shared, name: "us", database_hostname: "us.example.test", database_port: 3307 },
  ]);
  expect(Object.values(webhook ?? {})).toEqual([
    {
      name: "hook",
      tags: ["shared"],
      timeouts: { create: "30m", update: "10m" },
      wait: "active",
      desired_state: "Active",
    },
  ]);
});

test("a new source, or another order, leaves the addresses of the other sources", () => {
  const addresses = (...names: string[]): Map<string, unknown> =>
    new Map(Object.entries(synthFleet(hooks(...names)).streamkap_source_webhook ?? {}));
  const before = addresses("b", "c");
  const after = addresses("a", "c", "b");
  expect(before.size).toBe(2);
  for (const [address, source] of before) expect(after.get(address)).toEqual(source);
});

test("a source keeps its address when it is renamed and has an id", () => {
  const addressOf = (name: string): string[] =>
    Object.keys(
      synthFleet({ config: new WebhookConfig(), sources: [{ id: "orders", name }] })
        .streamkap_source_webhook ?? {},
    );
  expect(addressOf("orders-v2")).toEqual(addressOf("orders"));
});

test("source() finds a source of a fleet by its name, and one group waits for all of them", () => {
  synth((stack) => {
    const made = fleet(stack, hooks("a", "b"));
    expect(made.source("b")).toBe(made.sources[1]);
    expect(made.ready).toEqual([made.source("a").ready]);
    expect(() => made.source("c")).toThrow('streaming/fleet has no source with the name "c".');
  });
});

describe("a fleet with a wrong list of sources", () => {
  const cases: Record<string, { props: (stack: TerraformStack) => unknown; problem: string }> = {
    "two sources of one name": {
      props: () => hooks("a", "b", "a"),
      problem: 'streaming/fleet: sources[0] and sources[2] are both "a". Give each a name of its own.',
    },
    "a source without a name": {
      props: () => ({ config: new WebhookConfig(), sources: [{ name: "a" }, {}] }),
      problem:
        "streaming/fleet: sources[1] has no name that is known now, which its address in Terraform is made of. " +
        'Give it a "name", or where that is a token an "id".',
    },
    "a token as a name": {
      props: (stack) => hooks(new TerraformVariable(stack, "v", {}).stringValue),
      problem:
        "streaming/fleet: sources[0] has no name that is known now, which its address in Terraform is made of. " +
        'Give it a "name", or where that is a token an "id".',
    },
    "a source without properties": {
      props: () => undefined,
      problem:
        "streaming/fleet: the properties, which have sources at least, are missing: they are undefined.",
    },
    "a missing list": {
      props: () => ({ sources: undefined }),
      problem: 'streaming/fleet: sources is undefined: it must be a list, such as [{ name: "orders" }].',
    },
    "settings without the class of a config": {
      props: () => ({ config: { format: "json" }, sources: [{ name: "a" }] }),
      problem:
        'streaming/fleet: sources[0], "a", has a config that is an object. Give one of them the settings of a connector, ' +
        "such as new PostgreSqlConfig({ … }).",
    },
    "a source without any config": {
      props: () => ({ sources: [{ name: "a" }] }),
      problem:
        'streaming/fleet: sources[0], "a", has no config, and the fleet has none either. Give one of them the settings ' +
        "of a connector, such as new PostgreSqlConfig({ … }).",
    },
  };
  test.each(Object.entries(cases))("fails for %s", (_name, { props, problem }) => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    expect(() => fleet(stack, props(stack) as StreamkapSourceFleetProps)).toThrow(new Error(problem));
  });

  test("fails for a misspelt setting", () => {
    expect(() =>
      synthFleet({ config: mySql(), sources: [{ name: "a", settings: { databasePorts: 1 } }] }),
    ).toThrow(
      '[streaming/fleet/a] MySqlConfig has no property "databasePorts". Did you mean "databasePort"?',
    );
  });

  test("fails for a name that a source outside of the fleet has", () => {
    expect(() =>
      synth((stack) => {
        hook(stack, "a");
        fleet(stack, hooks("a"));
      }),
    ).toThrow('[streaming/fleet/a] name is "a", which streaming/a has too.');
  });
});

test("a fleet of a thousand sources makes a thousand resources, and one that waits for all", () => {
  const names = Array.from({ length: 1000 }, (_, index) => `shop-${String(index)}`);
  const { streamkap_source_webhook: sources, streamkap_sources_ready: ready } = synthFleet(hooks(...names));
  expect(Object.keys(sources ?? {})).toHaveLength(1000);
  const [{ sources: awaited }] = Object.values(ready ?? {}) as [{ readonly sources: object }];
  expect(Object.keys(awaited)).toHaveLength(1000);
});
