import { Fn, TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import {
  CustomConfig,
  LiteralText,
  MongoDbConfig,
  SecretValue,
  StreamkapProvider,
  StreamkapSource,
  WebhookConfig,
} from "../../src";
import { errorIn, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

const secret = SecretValue.fromVariable("password");
const text = `user:${secret.toString()}@host`;

/** Each place that takes text, or to which text gets. */
const places: Record<string, (stack: TerraformStack) => unknown> = {
  "a name": (stack) => hook(stack, "orders", { name: text }),
  "a cluster": (stack) => hook(stack, "orders", { kcClusterId: text }),
  "a tag": (stack) => hook(stack, "orders", { tags: [text] }),
  "a time-out": (stack) => hook(stack, "orders", { timeouts: { create: text } }),
  "a setting": (stack) => hook(stack, "orders", { config: postgreSql({ slotName: text }) }),
  "a setting that is required": (stack) =>
    hook(stack, "orders", { config: postgreSql({ databaseHostname: text }) }),
  "a setting as JSON": (stack) =>
    hook(stack, "orders", { config: postgreSql({ slotName: JSON.stringify({ secret }) }) }),
  "a key of CustomConfig": (stack) =>
    hook(stack, "orders", { config: new CustomConfig("newdb", { [text]: "a" }) }),
  "a value of CustomConfig": (stack) =>
    hook(stack, "orders", { config: new CustomConfig("newdb", { url: text }) }),
  "the connector of CustomConfig": (stack) => hook(stack, "orders", { config: new CustomConfig(text) }),
  "a map for CustomConfig": (stack) =>
    hook(stack, "orders", {
      config: new CustomConfig("newdb", Fn.merge([{ url: text }]) as Record<string, string>),
    }),
  "a stored secret": (stack) => mongoDb(stack, SecretValue.stored(text)),
  "a stored secret with a reference": (stack) => {
    const host = new TerraformVariable(stack, "host", {});
    return mongoDb(stack, SecretValue.stored(`mongodb://u:${secret.toString()}@${host.stringValue}/`));
  },
  "a write-only secret": (stack) => mongoDb(stack, SecretValue.writeOnly(text)),
  "a secret of CustomConfig": (stack) =>
    hook(stack, "orders", { config: new CustomConfig("newdb", {}, { url: SecretValue.stored(text) }) }),
  "plain text": (stack) => mongoDb(stack, SecretValue.unsafePlainText(text)),
  "an argument of a function": (stack) => hook(stack, "orders", { name: Fn.join("", ["a", text]) }),
  "an argument inside of an argument": (stack) =>
    hook(stack, "orders", { name: Fn.join("", [Fn.urlencode(secret.toString()), "b"]) }),
  "an override": (stack) => {
    hook(stack, "orders").resource.addOverride("format", text);
  },
  "an override inside of a list inside of an object": (stack) => {
    hook(stack, "orders").resource.addOverride("nested", { list: [{ url: text }] });
  },
  "an override that is the secret itself": (stack) => {
    hook(stack, "orders").resource.addOverride("format", secret);
  },
  "an escaped text": () => LiteralText.of(text),
  "a topic": (stack) => hook(stack, "orders").topicId(text),
  "the topic of a source made elsewhere": (stack) =>
    StreamkapSource.fromSourceId(stack, "other", "66b1f0a1c2d3e4f5a6b7c801").topicId(text),
  "a key of the topic map": (stack) => hook(stack, "orders").topicMapValue(text),
  "the id of a source": (stack) => StreamkapSource.fromSourceId(stack, "other", text),
  ...Object.fromEntries(
    ["host", "clientId", "adminTenantId", "adminServiceId", "requestTimeout"].map((property) => [
      `${property} of a provider`,
      (stack: TerraformStack) =>
        new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu", [property]: `https://${text}` }),
    ]),
  ),
  "an output": (stack) => new TerraformOutput(stack, "out", { value: text }),
};

function mongoDb(stack: TerraformStack, mongodbConnectionString: SecretValue): StreamkapSource {
  return hook(stack, "orders", {
    config: new MongoDbConfig({
      mongodbConnectionString,
      databaseIncludeList: "a",
      collectionIncludeList: "a.b",
    } as never),
  });
}

test.each(Object.entries(places))(
  "a secret inside of %s fails at synth, and the error has the cure",
  (_name, act) => {
    const error = errorIn(() =>
      synth((stack) => {
        act(stack);
      }),
    );
    expect(error).toMatch(/SecretValue/);
    expect(error).toMatch(/Fn\.urlencode\(|only the secret settings take/);
    expect(error).toMatch(/streaming|LiteralText\.of\(\)/);
    expect(error).not.toContain("(secret)");
  },
);

test("the error for a secret inside of text names construct, attribute and cure", () => {
  const error = errorIn(() =>
    synth((stack) => {
      hook(stack, "orders", { config: postgreSql({ slotName: text }) });
    }),
  );
  expect(error).toBe(
    "Validation failed with the following errors:\n" +
      "  [streaming/orders] The attribute slot_name of streamkap_source_postgresql holds a SecretValue inside of text. " +
      'Declare const password = new TerraformVariable(this, "password", { sensitive: true }), and give the secret ' +
      'setting SecretValue.stored("…" + Fn.urlencode(password.stringValue) + "…"), without Fn.urlencode() where the ' +
      "text is no URL.",
  );
});

test("the cure of the error synthesizes", () => {
  const { resource } = synth((stack) => {
    const password = new TerraformVariable(stack, "password", { sensitive: true });
    const host = new TerraformVariable(stack, "host", {});
    const url = `mongodb://u:${Fn.urlencode(password.stringValue)}@${host.stringValue}/`;
    hook(stack, "orders", {
      config: new CustomConfig("newdb", {}, { url: SecretValue.stored(url) }),
    });
  });
  expect(Object.values(resource.streamkap_source ?? {})).toMatchObject([
    { config_secret: { url: "mongodb://u:${urlencode(var.password)}@${var.host}/" } },
  ]);
});

test("a secret in the place of text gets one error only", () => {
  const error = errorIn(() =>
    synth((stack) => {
      hook(stack, "orders", { name: secret as unknown as string, config: new WebhookConfig() });
    }),
  );
  expect(error).toBe(
    "Validation failed with the following errors:\n" +
      "  [streaming/orders] name is a SecretValue, which only the secret settings take: it must be text.",
  );
});
