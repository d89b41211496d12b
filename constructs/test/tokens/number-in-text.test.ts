import { Fn, Lazy, TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { CustomConfig, LiteralText, SecretValue, StreamkapProvider } from "../../src";
import { errorIn, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

/** Text around a number token, and the text that Terraform must get. cdktf itself loses the token in some of them. */
const texts: Record<string, [(number: number) => string, string]> = {
  "behind a hyphen": [(number) => `crm-${String(number)}`, "crm-${var.v}"],
  "before a dot and an e": [(number) => `db${String(number)}.example.com`, "db${var.v}.example.com"],
  "before a digit": [(number) => `${String(number)}0`, "${var.v}0"],
  "behind a digit": [(number) => `v1${String(number)}x`, "v1${var.v}x"],
  twice: [(number) => `${String(number)}.${String(number)}`, "${var.v}.${var.v}"],
  alone: [(number) => String(number), "${var.v}"],
  "in the spelling of Java": [(number) => `crm${String(number).replace("e+", "E")}`, "crm${var.v}"],
};

/** Each place that takes text. */
const places: Record<string, (stack: TerraformStack, text: string) => unknown> = {
  "a name": (stack, name) => hook(stack, "orders", { name }),
  "a cluster": (stack, kcClusterId) => hook(stack, "orders", { kcClusterId }),
  "a tag": (stack, tag) => hook(stack, "orders", { tags: ["a", tag] }),
  "a time-out": (stack, create) => hook(stack, "orders", { timeouts: { create } }),
  "a setting": (stack, databaseHostname) =>
    hook(stack, "orders", { config: postgreSql({ databaseHostname }) }),
  "a value of CustomConfig": (stack, url) =>
    hook(stack, "orders", { config: new CustomConfig("newdb", { url }) }),
  "a key of CustomConfig": (stack, url) =>
    hook(stack, "orders", { config: new CustomConfig("newdb", { [url]: "a" }) }),
  "a secret": (stack, text) =>
    hook(stack, "orders", { config: postgreSql({ databasePassword: SecretValue.stored(text) }) }),
  "plain text": (stack, text) =>
    hook(stack, "orders", { config: postgreSql({ databasePassword: SecretValue.unsafePlainText(text) }) }),
  "escaped text": (stack, text) => hook(stack, "orders", { name: LiteralText.of(text) }),
  "a client": (stack, clientId) =>
    new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu", clientId }),
  "a topic": (stack, topic) =>
    new TerraformOutput(stack, "out", { value: hook(stack, "orders").topicId(topic) }),
};

const cells = Object.keys(places).flatMap((place) =>
  Object.keys(texts).map((text) => [place, text] as const),
);

test.each(cells)("%s can hold a number token %s", (place, name) => {
  const [textOf, expected] = texts[name] ?? [String, ""];
  const json = JSON.stringify(
    synth((stack) => {
      places[place]?.(stack, textOf(new TerraformVariable(stack, "v", {}).numberValue));
    }),
  );
  expect(json).toContain(place === "a topic" ? `.id}.${expected}"` : `"${expected}"`);
  expect(json).not.toMatch(/e\+?298/i);
});

test("a key of the topic map can hold a number token", () => {
  const { output } = synth((stack) => {
    const { numberValue } = new TerraformVariable(stack, "v", {});
    const value = hook(stack, "orders").topicMapValue(`shop-${String(numberValue)}"`);
    new TerraformOutput(stack, "out", { value });
  });
  expect(output.out?.value).toMatch(/\.topic_map\["shop-\$\{var\.v\}\\""\]\}$/);
});

const refused: Record<string, (stack: TerraformStack, variable: TerraformVariable) => unknown> = {
  "inside of a function's argument": (stack, { numberValue }) =>
    hook(stack, "orders", { name: Fn.join("-", [`a${String(numberValue)}`]) }),
  "inside of an override": (stack, { numberValue }) => {
    hook(stack, "orders").resource.addOverride("format", `crm-${String(numberValue)}`);
  },
  "which is an element of a list": (stack) => {
    const orders = hook(stack, "orders");
    hook(stack, "others", { name: `task-${String(orders.tasks[0])}` });
  },
};

test.each(Object.entries(refused))(
  "the error for a number token %s names the path and the cure",
  (_name, act) => {
    const error = errorIn(() =>
      synth((stack) => {
        act(stack, new TerraformVariable(stack, "v", {}));
      }),
    );
    expect(error).toMatch(
      /\[streaming\/(orders|others)\] The attribute \w+ of streamkap_source_webhook holds a number token/,
    );
    expect(error).toContain("Token.asString(…)");
  },
);

test("an override whose number token cdktf resolves by itself stays as it is", () => {
  const { resource } = synth((stack) => {
    const { numberValue } = new TerraformVariable(stack, "v", {});
    hook(stack, "orders").resource.addOverride("timeouts.create", `${String(numberValue)}m`);
  });
  expect(Object.values(resource.streamkap_source_webhook ?? {})).toMatchObject([
    { timeouts: { create: "${var.v}m" } },
  ]);
});

test("LiteralText.of() escapes the text around a token, but not the token", () => {
  const stack = new TerraformStack(Testing.app(), "streaming");
  const { stringValue } = new TerraformVariable(stack, "v", {});
  new TerraformOutput(stack, "out", { value: LiteralText.of("${" + stringValue + "} %{a}") });
  new TerraformOutput(stack, "lazy", { value: LiteralText.of(Lazy.stringValue({ produce: () => "x" })) });
  expect(JSON.parse(Testing.synth(stack))).toMatchObject({
    output: { out: { value: "$${${var.v}} %%{a}" }, lazy: { value: "x" } },
  });
});
