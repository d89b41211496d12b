import { type TerraformStack, TerraformOutput } from "cdktf";
import {
  DesiredState,
  type IStreamkapSource,
  KafkaDirectConfig,
  KafkaDirectFormat,
  l1,
  PostgreSqlConfig,
  SecretValue,
  SqlServerConfig,
  StreamkapProvider,
  StreamkapSource,
  type StreamkapSourceProps,
  Wait,
  WebhookConfig,
} from "../src";
import { ORDERS, synth } from "./support/synth";

const postgreSql = (): PostgreSqlConfig =>
  new PostgreSqlConfig({
    databaseHostname: "db.example.test",
    databaseUser: "streamkap",
    databasePassword: SecretValue.fromVariable("orders_password"),
    databaseDbname: "orders",
    schemaIncludeList: "public",
    tableIncludeList: "public.orders",
    databasePort: 5433,
    heartbeatEnabled: false,
  });

const orders = (stack: TerraformStack, props: Partial<StreamkapSourceProps> = {}): StreamkapSource =>
  new StreamkapSource(stack, "orders", { name: "orders", config: postgreSql(), ...props });

test("a source synthesizes to one resource, one provider and one variable for its secret", () => {
  expect(
    synth((stack) => {
      orders(stack, {
        desiredState: DesiredState.PAUSED,
        wait: Wait.NONE,
        kcClusterId: "kc-1",
        tags: ["66b1f0a1c2d3e4f5a6b70001"],
        timeouts: { create: "30m", delete: "5m" },
        lifecycle: { preventDestroy: true },
      });
    }),
  ).toEqual({
    provider: { streamkap: [{}] },
    resource: {
      streamkap_source_postgresql: {
        [ORDERS]: {
          name: "orders",
          database_hostname: "db.example.test",
          database_user: "streamkap",
          database_password: "${var.orders_password}",
          database_dbname: "orders",
          schema_include_list: "public",
          table_include_list: "public.orders",
          database_port: 5433,
          heartbeat_enabled: false,
          desired_state: "Paused",
          wait: "none",
          kc_cluster_id: "kc-1",
          tags: ["66b1f0a1c2d3e4f5a6b70001"],
          timeouts: { create: "30m", delete: "5m" },
          lifecycle: { prevent_destroy: true },
        },
      },
    },
    terraform: {
      required_providers: {
        streamkap: {
          source: "registry.terraform.io/streamkap-community/streamkap",
          version: ">= 0.1.0, < 1.0.0",
        },
      },
    },
    variable: { orders_password: { type: "string", sensitive: true, nullable: false } },
  });
});

describe("the resource that a config becomes", () => {
  const cases: Record<string, { config: StreamkapSourceProps["config"]; expected: Record<string, unknown> }> =
    {
      "a number": {
        config: new SqlServerConfig({
          databaseHostname: "db.example.test",
          databaseUser: "streamkap",
          databasePassword: SecretValue.unsafePlainText("not-a-real-password"),
          databaseNames: "ERP",
          schemaIncludeList: "dbo",
          tableIncludeList: "dbo.Orders",
          streamkapSnapshotParallelism: 5,
        }),
        expected: {
          streamkap_source_sqlserver: {
            [ORDERS]: {
              name: "orders",
              wait: "active",
              database_hostname: "db.example.test",
              database_user: "streamkap",
              database_password: "not-a-real-password",
              database_names: "ERP",
              schema_include_list: "dbo",
              table_include_list: "dbo.Orders",
              streamkap_snapshot_parallelism: 5,
            },
          },
        },
      },
      "a config without settings": {
        config: new WebhookConfig(),
        expected: { streamkap_source_webhook: { [ORDERS]: { name: "orders", wait: "active" } } },
      },
      "a deprecated name": {
        config: new KafkaDirectConfig({
          topicPrefix: "sales_",
          topicIncludeList: "sales_orders",
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- the case is about a deprecated name
          kafkaFormat: KafkaDirectFormat.JSON,
        }),
        expected: {
          streamkap_source_kafkadirect: {
            [ORDERS]: {
              name: "orders",
              wait: "active",
              topic_prefix: "sales_",
              topic_include_list: "sales_orders",
              kafka_format: "json",
            },
          },
        },
      },
    };
  test.each(Object.entries(cases))("has the attributes for %s", (_name, { config, expected }) => {
    const { resource } = synth((stack) => {
      orders(stack, { config, wait: Wait.BY_ITSELF });
    });
    expect(resource).toEqual(expected);
  });
});

describe("the properties and methods of a source", () => {
  const ref = `streamkap_source_postgresql.${ORDERS}`;
  const cases: Record<string, { value: (source: StreamkapSource) => unknown; expected: unknown }> = {
    sourceId: { value: (source) => source.sourceId, expected: `\${${ref}.id}` },
    sourceName: { value: (source) => source.sourceName, expected: `\${${ref}.name}` },
    connector: { value: (source) => source.connector, expected: "postgresql" },
    connectorDisplayName: {
      value: (source) => source.connectorDisplayName,
      expected: `\${${ref}.connector_display_name}`,
    },
    connectorStatus: { value: (source) => source.connectorStatus, expected: `\${${ref}.connector_status}` },
    desiredState: { value: (source) => source.desiredState, expected: `\${${ref}.desired_state}` },
    createdTimestamp: {
      value: (source) => source.createdTimestamp,
      expected: `\${${ref}.created_timestamp}`,
    },
    createdFrom: { value: (source) => source.createdFrom, expected: `\${${ref}.created_from}` },
    subId: { value: (source) => source.subId, expected: `\${${ref}.sub_id}` },
    tenantId: { value: (source) => source.tenantId, expected: `\${${ref}.tenant_id}` },
    serviceId: { value: (source) => source.serviceId, expected: `\${${ref}.service_id}` },
    kcClusterId: { value: (source) => source.kcClusterId, expected: `\${${ref}.kc_cluster_id}` },
    tags: { value: (source) => source.tags, expected: `\${tolist(${ref}.tags)}` },
    topicIds: { value: (source) => source.topicIds, expected: `\${${ref}.topic_ids}` },
    topics: { value: (source) => source.topics, expected: `\${${ref}.topics}` },
    topicMap: { value: (source) => source.topicMap, expected: `\${${ref}.topic_map}` },
    tasks: { value: (source) => source.tasks, expected: `\${${ref}.tasks}` },
    taskStatuses: { value: (source) => source.taskStatuses, expected: `\${${ref}.task_statuses}` },
    revision: { value: (source) => source.revision, expected: `\${${ref}.revision}` },
    "the id of a topic": {
      value: (source) => source.topicId("public.orders"),
      expected: `source_\${${ref}.id}.public.orders`,
    },
    "an entry of the topic map, with a quoted key": {
      value: (source) => source.topicMapValue("public.orders"),
      expected: `\${${ref}.topic_map["public.orders"]}`,
    },
    "the state of a task": {
      value: (source) => source.taskState(0),
      expected: `\${${ref}.task_statuses["0"].state}`,
    },
    "the error of a task": {
      value: (source) => source.taskTrace(1),
      expected: `\${${ref}.task_statuses["1"].trace}`,
    },
    "the worker of a task": {
      value: (source) => source.taskWorkerId(1),
      expected: `\${${ref}.task_statuses["1"].worker_id}`,
    },
    "any attribute of text": {
      value: (source) => source.attribute("ssh_public_key"),
      expected: `\${${ref}.ssh_public_key}`,
    },
    fqn: { value: (source) => source.fqn, expected: `\${${ref}}` },
  };
  test.each(Object.entries(cases))("give %s", (_name, { value, expected }) => {
    const { output } = synth((stack) => {
      new TerraformOutput(stack, "out", { value: value(orders(stack)) });
    });
    expect(output).toEqual({ out: { value: expected } });
  });
});

test("a source offers every field that the API answers for all connectors", () => {
  const computed = (prototype: object): string[] =>
    Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(
        ([name, property]) => "get" in property && property.set === undefined && !name.endsWith("Input"),
      )
      .map(([name]) => name);
  const [webhook, postgreSql] = [l1.sourceWebhook.SourceWebhook, l1.sourcePostgresql.SourcePostgresql];
  const shared = computed(webhook.prototype).filter((name) => computed(postgreSql.prototype).includes(name));
  const offered = computed(StreamkapSource.prototype);
  // A construct has an `id` of its own, and the code knows `connector` without Terraform.
  const elsewhere = ["id", "connector", "timeouts"];
  expect(shared).toEqual(expect.arrayContaining(["topicMap", "taskStatuses", ...elsewhere]));
  expect(shared.filter((name) => !offered.includes(name))).toEqual(expect.arrayContaining(elsewhere));
  expect(shared.filter((name) => !offered.includes(name))).toHaveLength(elsewhere.length);
});

test("another resource can depend on a source", () => {
  const { resource } = synth((stack) => {
    const source = orders(stack);
    new l1.sourceWebhook.SourceWebhook(stack, "hook", { name: "hook", dependsOn: [source] });
  });
  expect(resource).toHaveProperty("streamkap_source_webhook.hook.depends_on", [
    `streamkap_source_postgresql.${ORDERS}`,
  ]);
});

test("the L1 is the default child of a source", () => {
  synth((stack) => {
    const source = orders(stack);
    expect(source.node.defaultChild).toBeInstanceOf(l1.sourcePostgresql.SourcePostgresql);
    expect(source.resource).toBe(source.node.defaultChild);
  });
});

test("fromSourceId() makes no resource, and knows the ids of topics", () => {
  const { resource, output } = synth((stack) => {
    const source: IStreamkapSource = StreamkapSource.fromSourceId(
      stack,
      "theirs",
      "66b1f0a1c2d3e4f5a6b7c801",
    );
    new TerraformOutput(stack, "id", { value: source.sourceId });
    new TerraformOutput(stack, "topic", { value: source.topicId("public.orders") });
  });
  expect(resource).toBeUndefined();
  expect(output).toEqual({
    id: { value: "66b1f0a1c2d3e4f5a6b7c801" },
    topic: { value: "source_66b1f0a1c2d3e4f5a6b7c801.public.orders" },
  });
});

test("a source takes a provider with an alias", () => {
  const { provider, resource } = synth((stack) => {
    const other = new StreamkapProvider(stack, "other", {
      useRegistry: true,
      alias: "other",
      host: "https://eu.test",
    });
    orders(stack, { provider: other });
  });
  expect(provider).toEqual({ streamkap: [{}, { alias: "other", host: "https://eu.test" }] });
  expect(resource).toHaveProperty(`streamkap_source_postgresql.${ORDERS}.provider`, "streamkap.other");
});
