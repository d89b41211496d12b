import { TerraformVariable } from "cdktf";
import {
  type ConnectorConfig,
  DynamoDbConfig,
  LiteralText,
  PostgreSqlDatabaseSslmode,
  SecretValue,
} from "../../src";
import { errorOf, failed, mongoDb, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

const nothing = undefined as unknown as string;

const hostName =
  "it must be a host name or an address alone, without scheme, user, port and path, such as db.example.com; the port " +
  "is a setting of its own.";

const dynamoDb = (more: object): ConnectorConfig =>
  new DynamoDbConfig({
    awsRegion: "us-west-2",
    awsAccessKeyId: SecretValue.fromVariable("key_id"),
    awsSecretKey: SecretValue.fromVariable("key"),
    s3ExportBucketName: "exports",
    tableIncludeList: "orders",
    ...more,
  });

describe("a setting that is a list", () => {
  const cases: Record<string, { given: unknown; written: string }> = {
    text: { given: "public.a,public.b", written: "public.a,public.b" },
    "an array": { given: ["public.a", "public.b"], written: "public.a,public.b" },
    "an array of one": { given: ["public.a"], written: "public.a" },
    "an array with a reference": { given: ["public.a", "${var.table}"], written: "public.a,${var.table}" },
  };
  test.each(Object.entries(cases))("takes %s", (_name, { given, written }) => {
    const { resource } = synth((stack) => {
      hook(stack, "orders", { config: postgreSql({ tableIncludeList: given }) });
    });
    expect(Object.values(resource.streamkap_source_postgresql ?? {})).toEqual([
      expect.objectContaining({ table_include_list: written }),
    ]);
  });

  test("takes a reference to a list", () => {
    const { resource } = synth((stack) => {
      const tables = new TerraformVariable(stack, "tables", { type: "list(string)" });
      hook(stack, "orders", { config: postgreSql({ tableIncludeList: tables.listValue }) });
    });
    expect(Object.values(resource.streamkap_source_postgresql ?? {})).toEqual([
      expect.objectContaining({ table_include_list: '${join(",", var.tables)}' }),
    ]);
  });

  const flaws: Record<string, { given: unknown; problem: string }> = {
    "an empty array": {
      given: [],
      problem: "tableIncludeList of PostgreSqlConfig is empty, and is required.",
    },
    "an array with an empty element": {
      given: ["public.a", " "],
      problem: "tableIncludeList of PostgreSqlConfig has an empty text in its list: leave the element out.",
    },
    "an array with a comma in an element": {
      given: ["public.a,public.b"],
      problem:
        'tableIncludeList of PostgreSqlConfig has "public.a,public.b" in its list, and a comma ends an element: write it as ' +
        "several elements.",
    },
    "an array with an element that is no text": {
      given: ["public.a", 5],
      problem: "tableIncludeList of PostgreSqlConfig has [5] in its list: each element must be text.",
    },
  };
  test.each(Object.entries(flaws))("rejects %s", (_name, { given, problem }) => {
    expect(errorOf({ config: postgreSql({ tableIncludeList: given }) })).toBe(failed(problem));
  });

  test("is the only setting that takes an array", () => {
    expect(errorOf({ config: postgreSql({ databaseDbname: ["orders"] }) })).toBe(
      failed('databaseDbname of PostgreSqlConfig is ["orders"]: it must be text.'),
    );
  });
});

describe("the validation of settings", () => {
  const cases: Record<string, { config: ConnectorConfig; problem: string }> = {
    "a required setting that is left out": {
      config: postgreSql({ databaseHostname: undefined }),
      problem: "PostgreSqlConfig lacks databaseHostname, which is required.",
    },
    "a required setting that is empty": {
      config: postgreSql({ databaseHostname: " " }),
      problem: "databaseHostname of PostgreSqlConfig is empty, and is required.",
    },
    "a missing setting that another one requires": {
      config: postgreSql({ sshEnabled: true }),
      problem:
        "PostgreSqlConfig lacks sshHost, which is required when sshEnabled is true. Set it, or change sshEnabled.",
    },
    "an empty setting that another one requires": {
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
      problem: "databasePort of PostgreSqlConfig is 54.5: it must be a whole number from 1 to 65535.",
    },
    "a port beyond the last": {
      config: postgreSql({ databasePort: 70_000 }),
      problem: "databasePort of PostgreSqlConfig is 70000: it must be a whole number from 1 to 65535.",
    },
    "a number below 0": {
      config: postgreSql({ databasePort: -1 }),
      problem: "databasePort of PostgreSqlConfig is -1: it must be a whole number from 1 to 65535.",
    },
    "a number that is far too large": {
      config: dynamoDb({ pollTimeoutMs: 1e100 }),
      problem: "pollTimeoutMs of DynamoDbConfig is 1e+100: it must be a whole number, at least 0.",
    },
    "a URL in the place of a host name": {
      config: postgreSql({ databaseHostname: "https://db.example.test" }),
      problem: `databaseHostname of PostgreSqlConfig is "https://db.example.test": ${hostName}`,
    },
    "a host name with its port": {
      config: postgreSql({ databaseHostname: "db.example.test:5432" }),
      problem: `databaseHostname of PostgreSqlConfig is "db.example.test:5432": ${hostName}`,
    },
    "a URL with a password in the place of a host name, and does not show the password": {
      config: postgreSql({ databaseHostname: "postgres://me:not-a-real-password@db.example.test" }),
      problem: `databaseHostname of PostgreSqlConfig is not allowed: ${hostName}`,
    },
    "a blank setting that another one requires": {
      config: postgreSql({ sshEnabled: true, sshHost: " " }),
      problem:
        "PostgreSqlConfig lacks sshHost, which is required when sshEnabled is true. Set it, or change sshEnabled.",
    },
    "a required secret that is empty": {
      config: postgreSql({ databasePassword: SecretValue.unsafePlainText(" ") }),
      problem: "databasePassword of PostgreSqlConfig is empty. Give it a value.",
    },
    "text in the place of a number": {
      config: postgreSql({ databasePort: "5432" }),
      problem: 'databasePort of PostgreSqlConfig is "5432": it must be a whole number from 1 to 65535.',
    },
    "text in the place of a switch": {
      config: postgreSql({ heartbeatEnabled: "yes" }),
      problem: 'heartbeatEnabled of PostgreSqlConfig is "yes": it must be true or false.',
    },
    "an unknown property": {
      config: postgreSql({ databaseHostName: "db.example.test" }),
      problem: 'PostgreSqlConfig has no property "databaseHostName". Did you mean "databaseHostname"?',
    },
    "an unknown property that resembles no other": {
      config: postgreSql({ colour: "red" }),
      problem: 'PostgreSqlConfig has no property "colour".',
    },
    "a literal as a secret": {
      config: postgreSql({ databasePassword: SecretValue.stored("not-a-real-password") }),
      problem:
        "databasePassword of PostgreSqlConfig is a literal, and would stand in cdk.tf.json for everybody to read. Use " +
        "SecretValue.fromVariable(), or give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().",
    },
    "a literal as a write-only secret": {
      config: postgreSql({ databasePassword: SecretValue.writeOnly("not-a-real-password") }),
      problem:
        "databasePassword of PostgreSqlConfig is a literal, and would stand in cdk.tf.json for everybody to read. Use " +
        "SecretValue.fromVariable(), or give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().",
    },
    "undefined as a secret, such as a missing variable of the environment": {
      config: postgreSql({ databasePassword: SecretValue.stored(nothing) }),
      problem:
        "databasePassword of PostgreSqlConfig has no value: SecretValue.stored() takes text, and was given undefined. To " +
        "give the value when Terraform runs, use SecretValue.fromVariable().",
    },
    "undefined as a write-only secret": {
      config: postgreSql({ databasePassword: SecretValue.writeOnly(nothing) }),
      problem:
        "databasePassword of PostgreSqlConfig has no value: SecretValue.writeOnly() takes text, and was given undefined. To " +
        "give the value when Terraform runs, use SecretValue.fromVariable().",
    },
    "undefined as a secret in clear": {
      config: postgreSql({ databasePassword: SecretValue.unsafePlainText(nothing) }),
      problem:
        "databasePassword of PostgreSqlConfig has no value: SecretValue.unsafePlainText() takes text, and was given " +
        "undefined. To give the value when Terraform runs, use SecretValue.fromVariable().",
    },
    "a version that is no whole number": {
      config: postgreSql({ databasePassword: SecretValue.writeOnly("${var.it}", 1.5) }),
      problem:
        "databasePassword of PostgreSqlConfig has 1.5 for its version: it must be a whole number, another one for each new " +
        "value.",
    },
    "an expression without an end": {
      config: postgreSql({ slotName: "slot_${x" }),
      problem:
        'slotName of PostgreSqlConfig holds "${", which begins a Terraform expression, and no such expression follows. ' +
        'Where the text is meant as it is, write LiteralText.of("…").',
    },
    "a text with % that is no directive": {
      config: postgreSql({ slotName: "100%{" }),
      problem:
        'slotName of PostgreSqlConfig holds "%{", which begins a Terraform expression, and no such expression follows. ' +
        'Where the text is meant as it is, write LiteralText.of("…").',
    },
  };
  test.each(Object.entries(cases))("rejects %s", (_name, { config, problem }) => {
    expect(errorOf({ config })).toBe(failed(problem));
  });
});

test("a LiteralText keeps the references in its text", () => {
  const { resource } = synth((stack) => {
    const variable = new TerraformVariable(stack, "v", {}).stringValue;
    const slotName = LiteralText.of(`${variable}: \${x} and %{y} and $\${z}`);
    hook(stack, "orders", { config: postgreSql({ slotName }) });
  });
  expect(Object.values(resource.streamkap_source_postgresql ?? {})).toEqual([
    expect.objectContaining({ slot_name: "${var.v}: $${x} and %%{y} and $$${z}" }),
  ]);
});
