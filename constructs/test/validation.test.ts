import { App, Fn, TerraformProvider, Testing, TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  type ConnectorConfig,
  DesiredState,
  LiteralText,
  MongoDbAtlasConfig,
  PostgreSqlConfig,
  PostgreSqlDatabaseSslmode,
  SecretValue,
  SqlServerConfig,
  StreamkapProvider,
  StreamkapSource,
  type StreamkapSourceProps,
  StreamkapSourcesReady,
  Wait,
} from "../src";
import { hook, synth } from "./synth";

type Loose = Readonly<Record<string, unknown>>;

const POSTGRESQL = {
  databaseHostname: "db.example.test",
  databaseUser: "streamkap",
  databasePassword: SecretValue.fromVariable("orders_password"),
  databaseDbname: "orders",
  schemaIncludeList: "public",
  tableIncludeList: "public.orders",
};

/** As languages without types would call it. */
const postgreSql = (more: Loose): PostgreSqlConfig =>
  new PostgreSqlConfig({ ...POSTGRESQL, ...(more as object) });

const mongoDb = (more: Loose): ConnectorConfig =>
  new MongoDbAtlasConfig({
    mongodbConnectionString: SecretValue.fromVariable("connection"),
    databaseIncludeList: "shop",
    collectionIncludeList: "shop.products",
    signalDataCollectionSchemaOrDatabase: "shop.signal",
    ...(more as object),
  });

const sqlServer = (snapshotCustomTableConfig: unknown): ConnectorConfig =>
  new SqlServerConfig({
    databaseHostname: "db.example.test",
    databaseUser: "streamkap",
    databasePassword: SecretValue.fromVariable("password"),
    databaseNames: "erp",
    schemaIncludeList: "dbo",
    tableIncludeList: "dbo.Orders",
    snapshotCustomTableConfig: snapshotCustomTableConfig as Record<string, never>,
  });

const nothing = undefined as unknown as string;

/** The whole error of a stack `streaming` with the source `orders`. */
function errorOf(props: Loose): string {
  try {
    synth((stack) => {
      hook(stack, "orders", props);
    });
  } catch (error) {
    return (error as Error).message.replace(/\n\nIf you wish to ignore these validations[^]*$/, "");
  }
  return "";
}

/** cdktf's words around what the validations of a stack say. */
const failed = (...problems: string[]): string =>
  `Validation failed with the following errors:\n  ${problems.map((problem) => `[streaming/orders] ${problem}`).join("\n  ")}`;

describe("what the catalogue forbids fails at synth, with the construct, the property, the value and what is allowed", () => {
  const cases: Record<string, { config: ConnectorConfig; problem: string }> = {
    "a required setting is left out": {
      config: postgreSql({ databaseHostname: undefined }),
      problem: "PostgreSqlConfig lacks databaseHostname, which is required.",
    },
    "a required setting is empty": {
      config: postgreSql({ databaseHostname: " " }),
      problem: "databaseHostname of PostgreSqlConfig is empty, and is required.",
    },
    "a setting is required by another one": {
      config: postgreSql({ sshEnabled: true }),
      problem:
        "PostgreSqlConfig lacks sshHost, which is required when sshEnabled is true. Set it, or change sshEnabled.",
    },
    "a setting is required by another one, and empty": {
      config: postgreSql({ snapshotReadOnly: "No", signalDataCollectionSchemaOrDatabase: "" }),
      problem:
        'PostgreSqlConfig lacks signalDataCollectionSchemaOrDatabase, which is required when snapshotReadOnly is "No". ' +
        "Set it, or change snapshotReadOnly.",
    },
    "two names of one setting": {
      config: mongoDb({ arrayEncoding: "array", transformsUnwrapArrayEncoding: "array" }),
      problem:
        "arrayEncoding of MongoDbAtlasConfig is an old name of transformsUnwrapArrayEncoding, which is set too. " +
        "Leave out arrayEncoding.",
    },
    "a value that is none of several": {
      config: postgreSql({ databaseSslmode: PostgreSqlDatabaseSslmode.of("verify-full") }),
      problem:
        'databaseSslmode of PostgreSqlConfig is "verify-full": it must be one of "require", "disable".',
    },
    "a number out of range": {
      config: mongoDb({ cursorOversizeSkipThreshold: 5 }),
      problem:
        "cursorOversizeSkipThreshold of MongoDbAtlasConfig is 5: it must be a whole number from 1000000 to 16000000.",
    },
    "a fraction": {
      config: postgreSql({ databasePort: 54.5 }),
      problem: "databasePort of PostgreSqlConfig is 54.5: it must be a whole number.",
    },
    "text for a number": {
      config: postgreSql({ databasePort: "5432" }),
      problem: 'databasePort of PostgreSqlConfig is "5432": it must be a whole number.',
    },
    "text for a switch": {
      config: postgreSql({ heartbeatEnabled: "yes" }),
      problem: 'heartbeatEnabled of PostgreSqlConfig is "yes": it must be true or false.',
    },
    "a list for text": {
      config: postgreSql({ tableIncludeList: ["public.orders"] }),
      problem: 'tableIncludeList of PostgreSqlConfig is ["public.orders"]: it must be text.',
    },
    "an element out of range": {
      config: sqlServer({ "erp.dbo.Orders": { chunks: 0 } }),
      problem:
        'chunks of snapshotCustomTableConfig of SqlServerConfig, "erp.dbo.Orders", is 0: it must be a whole number, at least 1.',
    },
    "a property that there is not": {
      config: postgreSql({ databaseHostName: "db.example.test" }),
      problem: 'PostgreSqlConfig has no property "databaseHostName". Did you mean "databaseHostname"?',
    },
    "a property that is like no other": {
      config: postgreSql({ colour: "red" }),
      problem: 'PostgreSqlConfig has no property "colour".',
    },
    "a literal for a secret": {
      config: postgreSql({ databasePassword: SecretValue.stored("not-a-real-password") }),
      problem:
        "databasePassword of PostgreSqlConfig is a literal, and would stand in cdk.tf.json for everybody to read. Use " +
        "SecretValue.fromVariable(), or give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().",
    },
    "a literal for a write-only secret": {
      config: postgreSql({ databasePassword: SecretValue.writeOnly("not-a-real-password") }),
      problem:
        "databasePassword of PostgreSqlConfig is a literal, and would stand in cdk.tf.json for everybody to read. Use " +
        "SecretValue.fromVariable(), or give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().",
    },
    "nothing for a secret, such as a variable of the environment that is not there": {
      config: postgreSql({ databasePassword: SecretValue.stored(nothing) }),
      problem:
        "databasePassword of PostgreSqlConfig has no value: SecretValue.stored() takes text, and was given undefined. To " +
        "give the value when Terraform runs, use SecretValue.fromVariable().",
    },
    "nothing for a write-only secret": {
      config: postgreSql({ databasePassword: SecretValue.writeOnly(nothing) }),
      problem:
        "databasePassword of PostgreSqlConfig has no value: SecretValue.writeOnly() takes text, and was given undefined. To " +
        "give the value when Terraform runs, use SecretValue.fromVariable().",
    },
    "nothing for a secret in clear": {
      config: postgreSql({ databasePassword: SecretValue.unsafePlainText(nothing) }),
      problem:
        "databasePassword of PostgreSqlConfig has no value: SecretValue.unsafePlainText() takes text, and was given " +
        "undefined. To give the value when Terraform runs, use SecretValue.fromVariable().",
    },
    "a version that does not count": {
      config: postgreSql({ databasePassword: SecretValue.writeOnly("${var.it}", 1.5) }),
      problem:
        "databasePassword of PostgreSqlConfig has 1.5 for its version: it must be a whole number, another one for each new " +
        "value.",
    },
    "an expression that does not end": {
      config: postgreSql({ slotName: "slot_${x" }),
      problem:
        'slotName of PostgreSqlConfig holds "${", which begins a Terraform expression, and no such expression follows. ' +
        'Where the text is meant as it is, write LiteralText.of("…").',
    },
    "what is no directive": {
      config: postgreSql({ slotName: "100%{" }),
      problem:
        'slotName of PostgreSqlConfig holds "%{", which begins a Terraform expression, and no such expression follows. ' +
        'Where the text is meant as it is, write LiteralText.of("…").',
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { config, problem }) => {
    expect(errorOf({ config })).toBe(failed(problem));
  });
});

describe("what is wrong with a source itself", () => {
  const cases: Record<string, { props: Loose; problem: string }> = {
    "a property that there is not": {
      props: { tag: ["a"] },
      problem: 'StreamkapSource has no property "tag". Did you mean "tags"?',
    },
    "a setting in the wrong place": {
      props: { databaseHostname: "db.example.test" },
      problem: 'StreamkapSource has no property "databaseHostname".',
    },
    "an empty name": { props: { name: "" }, problem: "name is empty. Give it a value." },
    "no name": { props: { name: undefined }, problem: "name is missing: it must be text." },
    "a cluster without a name": {
      props: { kcClusterId: " " },
      problem: "kcClusterId is empty. Give it a value, or leave it out.",
    },
    "another state": {
      props: { desiredState: "running" },
      problem:
        'desiredState is "running": it must be one of "Active", "Paused", "Stopped", as DesiredState has them.',
    },
    "an empty tag": { props: { tags: ["a", ""] }, problem: "tags[1] is empty. Give it a value." },
    "no list of tags": { props: { tags: "a" }, problem: 'tags is "a": it must be a list of ids.' },
    "what is no duration": {
      props: { timeouts: { create: "20 minutes" } },
      problem:
        'timeouts.create is "20 minutes": it must be a duration above 0, numbers with a unit (ms, s, m, h), such as ' +
        '"20m" or "1h30m".',
    },
    "one time-out for all": {
      props: { timeouts: "5m" },
      problem: 'timeouts is "5m": it must be an object, such as { create: "30m" }.',
    },
    "a time-out of nothing that there is": {
      props: { timeouts: { updat: "5m" } },
      problem: 'timeouts has no property "updat". Did you mean "update"?',
    },
    "text for a provider": {
      props: { provider: "streamkap.eu" },
      problem:
        "provider is a string: it must be a StreamkapProvider. Leave it out for the one without an alias.",
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { props, problem }) => {
    expect(errorOf(props)).toBe(failed(problem));
  });

  test("another provider", () => {
    const build = (stack: TerraformStack): void => {
      const provider = new TerraformProvider(stack, "other", { terraformResourceType: "random" });
      hook(stack, "orders", { provider });
    };
    expect(() => synth(build)).toThrow(
      failed(
        'provider is the provider streaming/other of "random": it must be a StreamkapProvider. Leave it out for the one ' +
          "without an alias.",
      ),
    );
  });
});

test("what is wrong with a group that is waited for", () => {
  const build = (stack: TerraformStack): void => {
    new StreamkapSourcesReady(stack, "orders", { timeouts: { create: "soon" }, provider: "eu" as never });
  };
  expect(() => synth(build)).toThrow(
    failed(
      'timeouts.create is "soon": it must be a duration above 0, numbers with a unit (ms, s, m, h), such as "20m" or "1h30m".',
      "provider is a string: it must be a StreamkapProvider. Leave it out for the one without an alias.",
    ),
  );
});

describe("what leaves nothing to go on with fails at once", () => {
  const cases: Record<string, { props: Loose; problem: string }> = {
    "no config": {
      props: { config: undefined },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is undefined.",
    },
    "settings that are no config": {
      props: { config: { ...POSTGRESQL } },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is an object.",
    },
    "the class of a config": {
      props: { config: PostgreSqlConfig },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is the " +
        "class PostgreSqlConfig itself.",
    },
    "something else": {
      props: { config: new Map() },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is an " +
        "object of the class Map.",
    },
    "text to depend on": {
      props: { dependsOn: "orders" },
      problem:
        "streaming/orders: dependsOn is a string: it must be a list of what Terraform can depend on, such as a resource " +
        'or the "ready" of a source.',
    },
    "nothing to depend on": {
      props: { dependsOn: [{ fqn: "a.b" }, undefined] },
      problem:
        "streaming/orders: dependsOn[1] is undefined: it must be what Terraform can depend on, such as a resource or the " +
        '"ready" of a source.',
    },
    "text for when to be done": {
      props: { wait: "none" },
      problem:
        'streaming/orders: wait is "none": it must be one of Wait.TOGETHER, Wait.BY_ITSELF, Wait.SERVER, Wait.NONE and Wait.inGroup(…).',
    },
    "text for a secret, which is not shown": {
      props: { config: postgreSql({ databasePassword: "not-a-real-password" }) },
      problem:
        "streaming/orders: databasePassword of PostgreSqlConfig is secret and must be a SecretValue, such as " +
        'SecretValue.fromVariable("database_password"), but is a string.',
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { props, problem }) => {
    expect(errorOf(props)).toBe(problem);
  });

  test("no properties", () => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    const props = undefined as unknown as StreamkapSourceProps;
    expect(() => new StreamkapSource(stack, "orders", props)).toThrow(
      new Error(
        "streaming/orders: the properties, which have name and config at least, are missing: they are undefined.",
      ),
    );
  });

  test("a group that is none", () => {
    expect(() => Wait.inGroup("first" as unknown as StreamkapSourcesReady)).toThrow(
      new Error(
        "Wait.inGroup() takes a StreamkapSourcesReady, and was given a string. Make one in the stack: new " +
          'StreamkapSourcesReady(this, "group").',
      ),
    );
  });

  test("an id that is none", () => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    expect(() => StreamkapSource.fromSourceId(stack, "theirs", "orders")).toThrow(
      'streaming/theirs: "orders" is no id of a source, which has 24 hexadecimal characters. It stands in the address ' +
        "of the source's page in Streamkap.",
    );
  });

  test("an app of another CDK", () => {
    const app = new App({ context: { cdktfVersion: "0.21.0" } });
    app.node.setContext("cdktfVersion", "0.24.0");
    const stack = new TerraformStack(app, "streaming");
    expect(() => hook(stack, "orders")).toThrow(
      new Error(
        "streaming/orders: this version of cdktf-streamkap works with cdktf 0.21, but the app was made by version 0.24.0. " +
          "Install cdktf@0.21 and cdktf-cli@0.21, or another version of cdktf-streamkap, whose peer dependencies say what it works with.",
      ),
    );
  });
});

describe("a write-only secret in an app that says which engines it runs on", () => {
  const errorFor = (targetVersions: unknown): string => {
    const app = Testing.app({ context: { targetVersions } });
    const stack = new TerraformStack(app, "streaming");
    new StreamkapProvider(stack, "streamkap", { useRegistry: true });
    const databasePassword = SecretValue.writeOnly(new TerraformVariable(stack, "v", {}).stringValue);
    hook(stack, "orders", { config: postgreSql({ databasePassword }) });
    try {
      Testing.synth(stack, true);
      return "";
    } catch (error) {
      return (error as Error).message.replace(/\n\nIf you wish to ignore these validations[^]*$/, "");
    }
  };
  const problem = (declared: string): string =>
    failed(
      `databasePassword of PostgreSqlConfig is write-only, which takes Terraform or OpenTofu 1.11, but targetVersions ` +
        `has ${declared}. Raise it to ">=1.11.0" where nothing older deploys this stack, or use SecretValue.stored().`,
    );

  test.each([
    [{ terraform: ">=1.5.7", opentofu: ">=1.6.0" }, 'terraform ">=1.5.7" and opentofu ">=1.6.0"'],
    [{ terraform: ">=1.12.0", opentofu: "<2 >=1.10.2" }, 'opentofu "<2 >=1.10.2"'],
    [{ terraform: "~1.12 || 1.10.x" }, 'terraform "~1.12 || 1.10.x"'],
    [{ terraform: "^1" }, 'terraform "^1"'],
    [{ opentofu: "<2.0.0" }, 'opentofu "<2.0.0"'],
  ])("is refused for %j", (targets, declared) => {
    expect(errorFor(targets)).toBe(problem(declared));
  });

  test.each([
    undefined,
    { terraform: ">=1.11.0", opentofu: ">= 1.11" },
    { opentofu: "^1.12 || 2.x" },
    { terraform: "<2 >=1.11.4" },
    "not our matter",
  ])("is taken for %j", (targets) => {
    expect(errorFor(targets)).toBe("");
  });
});

describe("what is wrong with a provider", () => {
  const cases: Record<string, { props: Loose; problem: string }> = {
    "a literal for its secret": {
      props: { secret: SecretValue.stored("not-real") },
      problem:
        "secret of StreamkapProvider is a literal, and would stand in cdk.tf.json for everybody to read. Use " +
        "SecretValue.fromVariable(), or give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().",
    },
    "an empty client": {
      props: { clientId: "" },
      problem: "clientId is empty. Give it a value, or leave it out.",
    },
    "a host that is no URL": {
      props: { host: "api.streamkap.com" },
      problem: 'host is "api.streamkap.com": it must be a URL, such as "https://api.streamkap.com".',
    },
    "too many requests": {
      props: { maxConcurrentRequests: 1000 },
      problem: "maxConcurrentRequests of StreamkapProvider is 1000: it must be a whole number from 1 to 100.",
    },
    "an unknown way to wait": {
      props: { wait: "forever" },
      problem: 'wait of StreamkapProvider is "forever": it must be one of "active", "server", "none".',
    },
    "no duration": {
      props: { requestTimeout: "soon" },
      problem:
        'requestTimeout is "soon": it must be a duration above 0, numbers with a unit (ms, s, m, h), such as "20m" or "1h30m".',
    },
    "two sources of it": {
      props: { pluginDirectory: "build/plugin" },
      problem:
        'useRegistry is true, and pluginDirectory is "build/plugin": the provider comes from one of the two. Leave out ' +
        "the other.",
    },
    "a program for it": {
      props: { executable: "streamkap.exe" },
      problem:
        'useRegistry is true, and executable is "streamkap.exe": the provider comes from one of the two. Leave out the other.',
    },
    "no platform": {
      props: { useRegistry: false, platforms: [] },
      problem:
        'platforms is []: it must be a list of one or more, such as ["linux_amd64"]. Leave it out for this machine\'s.',
    },
    "text for platforms": {
      props: { useRegistry: false, platforms: "linux_amd64" },
      problem:
        'platforms is "linux_amd64": it must be a list of one or more, such as ["linux_amd64"]. Leave it out for this ' +
        "machine's.",
    },
    "a property that there is not": {
      props: { clientID: "client" },
      problem: 'StreamkapProvider has no property "clientID". Did you mean "clientId"?',
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { props, problem }) => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    new StreamkapProvider(stack, "streamkap", { useRegistry: true, ...(props as object) });
    expect(() => Testing.synth(stack, true)).toThrow(`\n  [streaming/streamkap] ${problem}\n`);
  });

  test.each([
    [undefined, "There is no alias, and streaming/streamkap has none either."],
    ["eu", 'alias is "eu", and streaming/streamkap has it too.'],
  ])("an alias, %p, that another one has", (alias, problem) => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    new StreamkapProvider(stack, "streamkap", { useRegistry: true, alias });
    new StreamkapProvider(stack, "second", { useRegistry: true, alias });
    expect(() => Testing.synth(stack, true)).toThrow(
      `Validation failed with the following errors:\n  [streaming/second] ${problem} Terraform takes one provider of each ` +
        `alias, and one without: give this one an "alias" of its own.\n`,
    );
  });

  test("text for its secret, which is not shown", () => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    const props = { secret: "not-real" as unknown as SecretValue };
    expect(() => new StreamkapProvider(stack, "streamkap", props)).toThrow(
      "streaming/streamkap: secret of StreamkapProvider is secret and must be a SecretValue, such as " +
        'SecretValue.fromVariable("secret"), but is a string.',
    );
  });

  test("nothing is wrong with tokens", () => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    const variable = new TerraformVariable(stack, "v", {});
    new StreamkapProvider(stack, "streamkap", {
      useRegistry: true,
      host: variable.stringValue,
      clientId: variable.stringValue,
      requestTimeout: variable.stringValue,
      maxRetries: variable.numberValue,
      secretReturned: variable.booleanValue,
    });
    expect(() => Testing.synth(stack, true)).not.toThrow();
  });
});

test("all that is wrong is said at once", () => {
  const config = postgreSql({ databasePort: -0.5, tableIncludeList: undefined });
  expect(errorOf({ name: "", config })).toBe(
    failed(
      "name is empty. Give it a value.",
      "databasePort of PostgreSqlConfig is -0.5: it must be a whole number.",
      "PostgreSqlConfig lacks tableIncludeList, which is required.",
    ),
  );
});

describe("nothing is said of what is not known yet", () => {
  const cases: Record<string, (stack: TerraformStack) => Loose> = {
    "a number": (stack) => ({
      config: mongoDb({ cursorOversizeSkipThreshold: new TerraformVariable(stack, "v", {}).numberValue }),
    }),
    "a switch that others depend on": (stack) => ({
      config: postgreSql({ sshEnabled: new TerraformVariable(stack, "v", {}).booleanValue }),
    }),
    "a choice": (stack) => ({
      config: postgreSql({
        databaseSslmode: PostgreSqlDatabaseSslmode.of(new TerraformVariable(stack, "v", {}).stringValue),
      }),
    }),
    "text that another has a part in": (stack) => ({
      name: `orders-${new TerraformVariable(stack, "v", {}).stringValue}`,
      config: postgreSql({
        slotName: Fn.join("_", ["slot", new TerraformVariable(stack, "v2", {}).stringValue]),
      }),
    }),
    "a number inside of an object": (stack) => ({
      config: sqlServer({ "erp.dbo.Orders": { chunks: new TerraformVariable(stack, "v", {}).numberValue } }),
    }),
    "an object as a whole": (stack) => ({
      config: sqlServer({ "erp.dbo.Orders": new TerraformVariable(stack, "v", {}).value as unknown }),
    }),
    "a map as a whole": (stack) => ({
      config: sqlServer(Token.asAny(new TerraformVariable(stack, "v", {}).value)),
    }),
    "tags, and a time-out": (stack) => ({
      tags: new TerraformVariable(stack, "v", {}).listValue,
      timeouts: { create: new TerraformVariable(stack, "v2", {}).stringValue },
    }),
    "an expression by hand": () => ({ config: postgreSql({ slotName: "${terraform.workspace}_slot" }) }),
    "a directive by hand": () => ({
      config: postgreSql({ slotName: "%{ if true }a%{ else }b%{ endif }" }),
    }),
    "what is escaped already": () => ({ config: postgreSql({ slotName: "$${ and %%{" }) }),
  };
  test.each(Object.entries(cases))("%s", (_name, props) => {
    expect(() =>
      synth((stack) => {
        hook(stack, "orders", props(stack));
      }),
    ).not.toThrow();
  });
});

describe("one name for two sources", () => {
  const duplicate = (second: string, first: string, name: string): string =>
    `Validation failed with the following errors:\n  [streaming/${second}] name is "${name}", which streaming/${first} has ` +
    `too. A tenant has one source of a name: give each its own.`;

  test("of one provider is an error of each but the first", () => {
    expect(() =>
      synth((stack) => {
        hook(stack, "one", { name: "orders" });
        hook(stack, "two", { name: "orders", config: postgreSql({}), desiredState: DesiredState.ACTIVE });
      }),
    ).toThrow(duplicate("two", "one", "orders"));
  });

  const cases: Record<string, (stack: TerraformStack) => void> = {
    "of two providers": (stack) => {
      const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
      hook(stack, "one", { name: "orders" });
      hook(stack, "two", { name: "orders", provider: eu });
    },
    "that is not known yet": (stack) => {
      const name = new TerraformVariable(stack, "name", {}).stringValue;
      hook(stack, "one", { name });
      hook(stack, "two", { name });
    },
    "of which one was moved to the other": (stack) => {
      hook(stack, "one", { name: "orders" }).resource.moveTo("orders");
      hook(stack, "two", { name: "orders" }).resource.addMoveTarget("orders");
    },
    "of which one was removed again": (stack) => {
      hook(stack, "one", { name: "orders" });
      stack.node.tryRemoveChild("one");
      stack.node.tryRemoveChild("streamkap-sources-ready");
      hook(stack, "two", { name: "orders" });
    },
  };
  test.each(Object.entries(cases))("%s is none", (_name, build) => {
    expect(() => synth(build)).not.toThrow();
  });
});

test("text that is meant as it is keeps its references", () => {
  const { resource } = synth((stack) => {
    const variable = new TerraformVariable(stack, "v", {}).stringValue;
    const slotName = LiteralText.of(`${variable}: \${x} and %{y} and $\${z}`);
    hook(stack, "orders", { config: postgreSql({ slotName }) });
  });
  expect(Object.values(resource.streamkap_source_postgresql ?? {})).toEqual([
    expect.objectContaining({ slot_name: "${var.v}: $${x} and %%{y} and $$${z}" }),
  ]);
});
