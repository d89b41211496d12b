import { type TerraformStack, TerraformVariable } from "cdktf";
import {
  CustomConfig,
  LiteralText,
  SecretValue,
  StreamkapProvider,
  StreamkapSource,
  StreamkapSourceFleet,
  StreamkapSourcesReady,
  Wait,
  WebhookConfig,
} from "../../src";
import { errorIn, type Loose, POSTGRESQL, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

/** The JSON of a stack. Two stacks with the same meaning have the same JSON. */
const json = (build: (stack: TerraformStack) => unknown): unknown =>
  synth((stack) => {
    build(stack);
  });

/** Objects and their properties. A stack with null as a property must equal a stack without the property. */
const unset: Record<
  string,
  { properties: string[]; build: (stack: TerraformStack, more: Loose) => unknown }
> = {
  "a source": {
    properties: [
      "desiredState",
      "wait",
      "kcClusterId",
      "tags",
      "timeouts",
      "provider",
      "dependsOn",
      "lifecycle",
    ],
    build: (stack, more) => hook(stack, "orders", more),
  },
  "time-outs": {
    properties: ["create", "read", "update", "delete"],
    build: (stack, more) => hook(stack, "orders", { timeouts: more }),
  },
  "the lifecycle": {
    properties: [
      "preventDestroy",
      "createBeforeDestroy",
      "ignoreChanges",
      "replaceTriggeredBy",
      "precondition",
    ],
    build: (stack, more) => hook(stack, "orders", { lifecycle: more }),
  },
  settings: {
    properties: [
      "databasePort",
      "sshEnabled",
      "sshHost",
      "databaseSslmode",
      "slotName",
      "preserveNullValues",
    ],
    build: (stack, more) => hook(stack, "orders", { config: postgreSql(more) }),
  },
  "settings of CustomConfig": {
    properties: ["port", "host"],
    build: (stack, more) => hook(stack, "orders", { config: new CustomConfig("newdb", more as never) }),
  },
  "secrets of CustomConfig": {
    properties: ["password"],
    build: (stack, more) => hook(stack, "orders", { config: new CustomConfig("newdb", {}, more as never) }),
  },
  "a fleet": {
    properties: [
      "desiredState",
      "wait",
      "kcClusterId",
      "tags",
      "timeouts",
      "provider",
      "dependsOn",
      "lifecycle",
    ],
    build: (stack, more) =>
      new StreamkapSourceFleet(stack, "fleet", {
        config: new WebhookConfig(),
        sources: [{ name: "one" }],
        ...more,
      }),
  },
  "a source of a fleet": {
    properties: [
      ...["id", "config", "settings", "desiredState", "wait", "kcClusterId", "tags", "timeouts", "dependsOn"],
      "lifecycle",
    ],
    build: (stack, more) =>
      new StreamkapSourceFleet(stack, "fleet", {
        config: new WebhookConfig(),
        timeouts: { create: "5m" },
        sources: [{ name: "one", ...more }],
      }),
  },
  "time-outs of a source of a fleet": {
    properties: ["create", "read", "update", "delete"],
    build: (stack, more) =>
      new StreamkapSourceFleet(stack, "fleet", {
        config: new WebhookConfig(),
        timeouts: { create: "5m" },
        sources: [{ name: "one", timeouts: more }],
      }),
  },
  "a provider": {
    properties: [
      ...[
        "host",
        "clientId",
        "secret",
        "adminTenantId",
        "adminServiceId",
        "caCerts",
        "wait",
        "secretReturned",
        "shareReads",
        "requestTimeout",
        "journalDir",
      ],
      ...["maxRetries", "maxConcurrentRequests", "platforms", "pluginDirectory", "executable"],
    ],
    build: (stack, more) => new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu", ...more }),
  },
  "a group": {
    properties: ["timeouts", "provider", "dependsOn"],
    build: (stack, more) =>
      hook(stack, "orders", { wait: Wait.inGroup(new StreamkapSourcesReady(stack, "g", more)) }),
  },
};

describe.each(Object.entries(unset))("null among the properties of %s", (_name, { properties, build }) => {
  const expected = json((stack) => build(stack, {}));

  test.each(properties)("means that %s is unset", (property) => {
    expect(json((stack) => build(stack, { [property]: null }))).toEqual(expected);
  });

  test("means unset for all of them together", () => {
    const all = Object.fromEntries(properties.map((property) => [property, null]));
    expect(json((stack) => build(stack, all))).toEqual(expected);
  });
});

const none = null as never;

test("null in the place of an optional argument means that the argument is left out", () => {
  const withNull = json((stack) => {
    new StreamkapSourcesReady(stack, "group", none);
    hook(stack, "orders", { config: new WebhookConfig(none) });
    hook(stack, "others", { config: new CustomConfig("newdb", none, none) });
    const vault = SecretValue.writeOnly("${var.vault}", none);
    hook(stack, "third", { config: postgreSql({ databasePassword: vault }) });
    StreamkapSourcesReady.ofStack(stack, none);
  });
  const without = json((stack) => {
    new StreamkapSourcesReady(stack, "group");
    hook(stack, "orders", { config: new WebhookConfig() });
    hook(stack, "others", { config: new CustomConfig("newdb") });
    const vault = SecretValue.writeOnly("${var.vault}");
    hook(stack, "third", { config: postgreSql({ databasePassword: vault }) });
    StreamkapSourcesReady.ofStack(stack);
  });
  expect(withNull).toEqual(without);
});

describe("null in the place of a required value", () => {
  const cases: Record<string, [(stack: TerraformStack) => unknown, RegExp]> = {
    "properties of a source": [
      (stack) => new StreamkapSource(stack, "orders", none),
      /^streaming\/orders: the properties, which have name and config at least, are missing: they are null\.$/,
    ],
    "a name": [(stack) => hook(stack, "orders", { name: none }), /\[streaming\/orders\] name is missing/],
    "a config": [
      (stack) => hook(stack, "orders", { config: none }),
      /^streaming\/orders: config must be .*undefined\.$/,
    ],
    "a required setting": [
      (stack) => hook(stack, "orders", { config: postgreSql({ databaseUser: null }) }),
      /\[streaming\/orders\] PostgreSqlConfig lacks databaseUser, which is required\./,
    ],
    "a required secret": [
      (stack) => hook(stack, "orders", { config: postgreSql({ databasePassword: null }) }),
      /\[streaming\/orders\] PostgreSqlConfig lacks databasePassword/,
    ],
    "a tag": [
      (stack) => hook(stack, "orders", { tags: [none] }),
      /\[streaming\/orders\] tags\[0\] is null: it must be text/,
    ],
    "an element of dependsOn": [
      (stack) => hook(stack, "orders", { dependsOn: [none] }),
      /^streaming\/orders: dependsOn\[0\] is null: it must be/,
    ],
    "sources of a fleet": [
      (stack) => new StreamkapSourceFleet(stack, "fleet", { sources: none }),
      /^streaming\/fleet: sources is undefined: it must be a list/,
    ],
    "a source of a fleet": [
      (stack) => new StreamkapSourceFleet(stack, "fleet", { sources: [none] }),
      /^streaming\/fleet: sources\[0\] is null: it must be an object, such as/,
    ],
    "settings where some are required": [
      (stack) =>
        hook(stack, "orders", { config: new (postgreSql({}).constructor as typeof WebhookConfig)(none) }),
      /\[streaming\/orders\] PostgreSqlConfig lacks databaseHostname/,
    ],
    "a topic": [
      (stack) => hook(stack, "orders").topicId(none),
      /^streaming\/orders: the topic is null: it must be text\.$/,
    ],
    "a key": [
      (stack) => hook(stack, "orders").topicMapValue(none),
      /^streaming\/orders: the key is null: it must be text\.$/,
    ],
    "a task": [
      (stack) => hook(stack, "orders").taskState(none),
      /^streaming\/orders: the number of the task is null: it must be a whole number\.$/,
    ],
    "an attribute": [
      (stack) => hook(stack, "orders").attribute(none),
      /^streaming\/orders: the name of the attribute is null: it must be text\.$/,
    ],
    "the id of a source": [
      (stack) => StreamkapSource.fromSourceId(stack, "other", none),
      /^streaming\/other: the id of the source is null: it must be text\.$/,
    ],
    "a stored secret": [
      (stack) =>
        hook(stack, "orders", { config: postgreSql({ databasePassword: SecretValue.stored(none) }) }),
      /\[streaming\/orders\] databasePassword of PostgreSqlConfig has no value: .* null/,
    ],
    "the name of a variable": [
      () => SecretValue.fromVariable(none),
      /^"null" is no name for a Terraform variable/,
    ],
    "escaped text": [() => LiteralText.of(none), /^LiteralText\.of\(\) takes text, and was given null\.$/],
    "a connector": [
      (stack) => hook(stack, "orders", { config: new CustomConfig(none) }),
      /connector of CustomConfig/,
    ],
  };
  test.each(Object.entries(cases))("is an error with the path: %s", (_name, [act, expected]) => {
    expect(errorIn(() => json(act))).toMatch(expected);
  });
});

test("a source of a fleet takes the setting of the fleet where its own is null", () => {
  const fleet = (databaseUser: unknown) => (stack: TerraformStack) =>
    new StreamkapSourceFleet(stack, "fleet", {
      config: postgreSql({}),
      sources: [{ name: "one", settings: { databaseUser } }],
    });
  expect(json(fleet(null))).toEqual(json(fleet(POSTGRESQL.databaseUser)));
});

test("a token of text that may be null stays", () => {
  const { resource } = synth((stack) => {
    hook(stack, "orders", { kcClusterId: new TerraformVariable(stack, "v", {}).stringValue });
  });
  expect(Object.values(resource.streamkap_source_webhook ?? {})).toMatchObject([
    { kc_cluster_id: "${var.v}" },
  ]);
});
