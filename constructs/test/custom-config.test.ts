import { TerraformVariable, type TerraformStack } from "cdktf";
import type { StreamkapSource } from "../src";
import { CustomConfig, SecretValue, StreamkapSourceFleet, WebhookConfig } from "../src";
import { hook, ORDERS, synth } from "./support/synth";

const HOST = { "database.hostname.user.defined": "db.example.test" };
const PASSWORD = SecretValue.fromVariable("orders_password");

const orders = (stack: TerraformStack, config: CustomConfig): StreamkapSource =>
  hook(stack, "orders", { config });

/** The resource that the source becomes. */
function synthesized(config: (stack: TerraformStack) => CustomConfig): unknown {
  const { resource } = synth((stack) => {
    orders(stack, config(stack));
  });
  return resource.streamkap_source?.[ORDERS];
}

/** The whole error of a stack `streaming` with the source `orders`. */
function errorOf(...args: readonly unknown[]): string {
  try {
    synth((stack) => {
      orders(stack, new CustomConfig(...(args as [string])));
    });
  } catch (error) {
    return (error as Error).message.replace(/\n\nIf you wish to ignore these validations[^]*$/, "");
  }
  return "";
}

test("a connector without a class of its own becomes a streamkap_source", () => {
  expect(synthesized(() => new CustomConfig("newdb", HOST, { "database.password": PASSWORD }))).toEqual({
    name: "orders",
    connector: "newdb",
    config: HOST,
    config_secret: { "database.password": "${var.orders_password}" },
    wait: "none",
  });
});

test("a CustomConfig needs no settings", () => {
  expect(synthesized(() => new CustomConfig("newdb"))).toEqual({
    name: "orders",
    connector: "newdb",
    wait: "none",
  });
});

test.each([
  [undefined, {}],
  [3, { config_secret_wo_version: 3 }],
])("write-only secrets of version %p stand apart from stored ones", (version, more) => {
  const config = (stack: TerraformStack): CustomConfig => {
    const vault = new TerraformVariable(stack, "vault", { sensitive: true, ephemeral: true });
    return new CustomConfig("newdb", HOST, {
      "database.password": SecretValue.writeOnly(vault.stringValue, version),
      "ssh.passphrase": SecretValue.writeOnly("${var.other}", version),
      "api.key": PASSWORD,
    });
  };
  expect(synthesized(config)).toMatchObject({
    config_secret: { "api.key": "${var.orders_password}" },
    config_secret_wo: { "database.password": "${var.vault}", "ssh.passphrase": "${var.other}" },
    ...more,
  });
});

test("sources of a fleet can differ in the settings and secrets of a CustomConfig", () => {
  const { resource } = synth((stack) => {
    new StreamkapSourceFleet(stack, "shops", {
      config: new CustomConfig("newdb", { ...HOST, zone: "a" }, { "database.password": PASSWORD }),
      sources: [
        { name: "one", settings: { zone: "b", "database.password": SecretValue.fromVariable("one") } },
        { name: "two" },
      ],
    });
  });
  expect(Object.values(resource.streamkap_source ?? {})).toMatchObject([
    { config: { ...HOST, zone: "b" }, config_secret: { "database.password": "${var.one}" } },
    { config: { ...HOST, zone: "a" }, config_secret: { "database.password": "${var.orders_password}" } },
  ]);
});

test("a source with a CustomConfig is waited for together with the others", () => {
  const { resource } = synth((stack) => {
    orders(stack, new CustomConfig("newdb"));
    hook(stack, "hook", { config: new WebhookConfig() });
  });
  const [ready] = Object.values(resource.streamkap_sources_ready ?? {});
  expect(JSON.stringify(ready)).toContain(`"orders":"\${streamkap_source.${ORDERS}}"`);
});

describe("the validation of a CustomConfig", () => {
  const where = "Validation failed with the following errors:\n  [streaming/orders] ";
  test.each<[string, unknown[], string]>([
    ["an empty connector", [""], "connector of CustomConfig is empty. Give it a value."],
    ["a number as a setting", ["newdb", { port: 5432 }], '"port" of CustomConfig is 5432: it must be text.'],
    [
      "a secret among the settings",
      ["newdb", { key: PASSWORD }],
      '"key" of CustomConfig is a SecretValue. Give it with the secrets, the third argument.',
    ],
    [
      "a key that is both a setting and a secret",
      ["newdb", { key: "x" }, { key: PASSWORD }],
      '"key" of CustomConfig is given as a secret too. Keep one of the two.',
    ],
    [
      "a literal secret",
      ["newdb", {}, { key: SecretValue.stored("not-a-real-secret") }],
      '"key" of CustomConfig is a literal, and would stand in cdk.tf.json for everybody to read. Use ' +
        "SecretValue.fromVariable(), or give a reference; where it need not be secret, say so by " +
        "SecretValue.unsafePlainText().",
    ],
    [
      "an expression without an end",
      ["newdb", { pattern: "${" }],
      '"pattern" of CustomConfig holds "${", which begins a Terraform expression, and no such expression follows. ' +
        'Where the text is meant as it is, write LiteralText.of("…").',
    ],
  ])("rejects %s", (_name, args, message) => {
    expect(errorOf(...args)).toBe(where + message);
  });

  test.each<[string, unknown, string]>([
    [
      "a secret that is text",
      { "database.password": "not-a-real-secret" },
      "streaming/orders: database.password of CustomConfig is secret and must be a SecretValue, such as " +
        'SecretValue.fromVariable("database_password"), but is a string.',
    ],
    [
      "write-only secrets of several versions",
      { a: SecretValue.writeOnly("${var.a}", 1), b: SecretValue.writeOnly("${var.b}") },
      "streaming/orders: the write-only secrets of CustomConfig have one version together, but " +
        '"a" has 1, "b" has none. Give all of them the same, or none.',
    ],
  ])("rejects %s", (_name, secrets, message) => {
    expect(errorOf("newdb", {}, secrets)).toBe(message);
  });
});
