import { TerraformCount, type TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import {
  SecretValue,
  StreamkapProvider,
  StreamkapSimulator,
  StreamkapSource,
  StreamkapSourceFleet,
  StreamkapSourcesReady,
  WebhookConfig,
} from "../../src";
import { errorIn } from "../support/problems";
import { synth } from "../support/synth";

const webhook = (name = "orders"): { name: string; config: WebhookConfig } => ({
  name,
  config: new WebhookConfig(),
});

/** Each way to give an id, or a name that becomes an id, by its name in a title. */
const doors: Record<string, (stack: TerraformStack, id: string) => void> = {
  "a source": (stack, id) => new StreamkapSource(stack, id, webhook()),
  "a source made elsewhere": (stack, id) =>
    StreamkapSource.fromSourceId(stack, id, "66b1f0a1c2d3e4f5a6b7c801"),
  "a fleet": (stack, id) => new StreamkapSourceFleet(stack, id, { sources: [webhook()] }),
  "the name of a source of a fleet": (stack, id) =>
    new StreamkapSourceFleet(stack, "fleet", { sources: [webhook(id)] }),
  "the id of a source of a fleet": (stack, id) =>
    new StreamkapSourceFleet(stack, "fleet", { sources: [{ ...webhook(), id }] }),
  "a group": (stack, id) => new StreamkapSourcesReady(stack, id),
  "a provider": (stack, id) => new StreamkapProvider(stack, id, { useRegistry: true, alias: "eu" }),
  "an alias": (stack, id) => new StreamkapProvider(stack, "eu", { useRegistry: true, alias: id }),
  "an alias that is set later": (stack, id) => {
    new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" }).alias = id;
  },
  "a variable": (_stack, id) => SecretValue.fromVariable(id),
  "a construct around a source": (stack, id) =>
    new StreamkapSource(new Construct(stack, id), "orders", webhook()),
};

const tokens: Record<string, (variable: TerraformVariable) => string> = {
  text: ({ stringValue }) => stringValue,
  "text inside of text": ({ stringValue }) => `shop-${stringValue}`,
  "a number inside of text": ({ numberValue }) => `shop${String(numberValue)}`,
  "a count inside of text": () => `shop${String(TerraformCount.of(3).index)}`,
  "an element of a list": ({ listValue }) => String(listValue[0]),
  "a list inside of text": ({ listValue }) => `shop-${String(listValue)}`,
  "a secret": () => SecretValue.fromVariable("password").toString(),
};

const cells = Object.keys(doors).flatMap((door) =>
  Object.keys(tokens).map((token) => [door, token] as const),
);

test.each(cells)("%s refuses %s", (door, token) => {
  const error = errorIn(() =>
    synth((stack) => {
      doors[door]?.(stack, tokens[token]?.(new TerraformVariable(stack, "v", {})) ?? "");
    }),
  );
  expect(error).toMatch(/^(streaming|SecretValue\.fromVariable\(\))/);
  expect(error).toMatch(/token/);
  expect(error).toMatch(/Give/);
});

test("the error says why a token is no id", () => {
  const error = errorIn(() =>
    synth((stack) => {
      const variable = new TerraformVariable(stack, "v", {});
      new StreamkapSource(new Construct(stack, "shops"), variable.stringValue, webhook());
    }),
  );
  expect(error.replace(/TOKEN\.\d+/, "TOKEN.n")).toBe(
    'streaming/shops: the id of a StreamkapSource, "${TfToken[TOKEN.n]}", holds a token. An id is decided when the app ' +
      "is synthesized, and Terraform's address is made of it; the value of a token is known only when Terraform " +
      "applies, and what stands for the token changes from one synth to the next, which would destroy the resource and " +
      'make another. Give an id that the code knows, such as "orders", and use the token in the properties.',
  );
});

test.each([
  ["null", null, "null"],
  ["empty text", "", "empty"],
  ["a list", ["orders"], "a list"],
])("the error for an id that is %s names the path", (_name, id, shown) => {
  const error = errorIn(() => synth((stack) => new StreamkapSource(stack, id as string, webhook())));
  expect(error).toMatch(
    new RegExp(`^streaming: the id of a StreamkapSource is ${shown}: it must be text, such as "orders"\\. `),
  );
});

test("a source whose name is a token has an id of its own in a fleet", () => {
  const { resource } = synth((stack) => {
    const name = new TerraformVariable(stack, "v", {}).stringValue;
    new StreamkapSourceFleet(stack, "fleet", { sources: [{ ...webhook(name), id: "orders" }] });
  });
  expect(Object.values(resource.streamkap_source_webhook ?? {})).toMatchObject([{ name: "${var.v}" }]);
});

test.each(["deployTime", "pluginDirectory", "args"])(
  "StreamkapSimulator.start() takes no token as %s",
  async (property) => {
    const token = Token.asString({ resolve: () => "1s", creationStack: [] });
    const props = { [property]: property === "args" ? [token] : token };
    await expect(StreamkapSimulator.start(props)).rejects.toThrow(
      `StreamkapSimulator.start(): ${property} is a token, or holds one.`,
    );
  },
);

test.each(["useRegistry", "platforms", "pluginDirectory", "executable"])(
  "a provider takes no token as %s, because synth needs the value",
  (property) => {
    const error = errorIn(() =>
      synth((stack) => {
        const value = new TerraformVariable(stack, "v", {}).booleanValue;
        new StreamkapProvider(stack, "eu", { alias: "eu", [property]: value });
      }),
    );
    expect(error).toContain(`streaming/eu: ${property} is a token, or holds one.`);
  },
);
