import { inspect } from "node:util";
import { Testing, TerraformStack, TerraformVariable } from "cdktf";
import { RedisConfig, SecretValue, StreamkapProvider, StreamkapSource, WebhookConfig } from "../../src";

const newStack = (): TerraformStack => new TerraformStack(Testing.app(), "streaming");

interface Synthesized {
  readonly provider: { readonly streamkap: Record<string, unknown>[] };
  readonly variable?: Record<string, unknown>;
  readonly resource?: Record<string, Record<string, unknown>>;
}

const synthesized = (stack: TerraformStack): Synthesized =>
  JSON.parse(Testing.synth(stack, true)) as Synthesized;

const provider = (stack: TerraformStack, secret: SecretValue, alias?: string): StreamkapProvider =>
  new StreamkapProvider(stack, `provider-${alias ?? "default"}`, { useRegistry: true, secret, alias });

const SENSITIVE = { type: "string", sensitive: true, nullable: false };

/** A source with one secret. */
const redis = (stack: TerraformStack, id: string, password: SecretValue): StreamkapSource =>
  new StreamkapSource(stack, id, {
    name: id,
    config: new RedisConfig({ redisHost: "h", redisStreamName: "s", redisPassword: password }),
  });

describe("SecretValue.writeOnlyFromVariable()", () => {
  test("declares an ephemeral variable, so that no state has the secret", () => {
    const stack = newStack();
    new StreamkapProvider(stack, "streamkap", { useRegistry: true });
    redis(stack, "one", SecretValue.writeOnlyFromVariable("pw", 3));
    const { variable, resource } = synthesized(stack);
    expect(variable).toEqual({ pw: { ...SENSITIVE, ephemeral: true } });
    expect(Object.values(resource?.streamkap_source_redis ?? {})).toEqual([
      expect.objectContaining({ redis_password_wo: "${var.pw}", redis_password_wo_version: 3 }),
    ]);
  });

  test("declares a variable that can be stored, if another setting stores it", () => {
    const stack = newStack();
    new StreamkapProvider(stack, "streamkap", { useRegistry: true });
    redis(stack, "one", SecretValue.writeOnlyFromVariable("pw"));
    redis(stack, "two", SecretValue.fromVariable("pw"));
    expect(synthesized(stack).variable).toEqual({ pw: SENSITIVE });
  });

  test("needs a name, and a version that is a whole number", () => {
    expect(() => SecretValue.writeOnlyFromVariable("a b")).toThrow(
      '"a b" is no name for a Terraform variable.',
    );
    const stack = newStack();
    new StreamkapProvider(stack, "streamkap", { useRegistry: true });
    redis(stack, "one", SecretValue.writeOnlyFromVariable("pw", 1.5));
    expect(() => synthesized(stack)).toThrow("redisPassword of RedisConfig has 1.5 for its version");
  });
});

describe("the warning about the name of a secret variable", () => {
  const warningsOf = (name: string): string[] => {
    const stack = newStack();
    new StreamkapProvider(stack, "streamkap", { useRegistry: true });
    for (const id of ["one", "two"]) redis(stack, id, SecretValue.fromVariable(name));
    const metadata = stack.node.findAll().flatMap(({ node }) => node.metadata);
    return metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data as string);
  };

  test("appears once for a name that no shell can set", () => {
    expect(warningsOf("prod-crm")).toEqual([
      'The Terraform variable "prod-crm" has a "-" in its name, so that no shell can set TF_VAR_prod-crm. Name it ' +
        '"prod_crm", which TF_VAR_prod_crm sets, or give the value in a variable file.',
    ]);
  });

  test("does not appear for a name that a shell can set", () => {
    expect(warningsOf("prod_crm")).toEqual([]);
  });
});

describe("SecretValue.fromVariable()", () => {
  test("declares the variable once for all uses in a stack", () => {
    const stack = newStack();
    provider(stack, SecretValue.fromVariable("the_secret"));
    provider(stack, SecretValue.fromVariable("the_secret"), "other");
    expect(synthesized(stack).variable).toEqual({ the_secret: SENSITIVE });
    expect(synthesized(stack).provider.streamkap).toEqual([
      { secret: "${var.the_secret}" },
      { secret: "${var.the_secret}", alias: "other" },
    ]);
  });

  test("declares the variable in each stack that uses it", () => {
    const app = Testing.app();
    const secret = SecretValue.fromVariable("the_secret");
    for (const name of ["one", "two"]) {
      const stack = new TerraformStack(app, name);
      provider(stack, secret);
      expect(synthesized(stack).variable).toEqual({ the_secret: SENSITIVE });
    }
  });

  test("takes a variable that the stack has declared", () => {
    const stack = newStack();
    new TerraformVariable(stack, "the_secret", {
      type: "string",
      sensitive: true,
      description: "From the vault.",
    });
    provider(stack, SecretValue.fromVariable("the_secret"));
    expect(synthesized(stack).variable).toEqual({
      the_secret: { type: "string", sensitive: true, description: "From the vault." },
    });
  });

  test("refuses a declared variable that Terraform would print", () => {
    const stack = newStack();
    new TerraformVariable(stack, "the_secret", { type: "string" });
    expect(() => provider(stack, SecretValue.fromVariable("the_secret"))).toThrow(
      'The Terraform variable "streaming/the_secret" is used as a secret, but is not sensitive: ' +
        'Terraform would print its value. Declare it with "sensitive: true".',
    );
  });

  test("keeps the name of the variable if a construct has this name as its id", () => {
    const stack = newStack();
    new StreamkapSource(stack, "orders", { name: "orders", config: new WebhookConfig() });
    provider(stack, SecretValue.fromVariable("orders"));
    provider(stack, SecretValue.fromVariable("orders"), "other");
    expect(synthesized(stack).variable).toEqual({ orders: SENSITIVE });
  });

  test.each(["", "1st", "a b", "a.b", "${var.x}"])("refuses %j as a name", (name) => {
    expect(() => SecretValue.fromVariable(name)).toThrow(`"${name}" is no name for a Terraform variable.`);
  });
});

test("SecretValue.fromVariable() refuses a missing name", () => {
  expect(() => SecretValue.fromVariable(undefined as unknown as string)).toThrow(
    new Error(
      '"undefined" is no name for a Terraform variable. Use letters, digits, "_" and "-", beginning with a letter.',
    ),
  );
});

test("SecretValue.unsafePlainText() takes text literally, even if it looks like an expression", () => {
  const stack = newStack();
  provider(stack, SecretValue.unsafePlainText("not ${a} %{real} secret"));
  expect(synthesized(stack).provider.streamkap).toEqual([{ secret: "not $${a} %%{real} secret" }]);
});

test("SecretValue.stored() hands the reference on unchanged", () => {
  const stack = newStack();
  const vault = new TerraformVariable(stack, "vault", { sensitive: true });
  provider(stack, SecretValue.stored(vault.stringValue));
  provider(stack, SecretValue.stored("${ephemeral.vault_secret.it.value}"), "raw");
  expect(synthesized(stack).provider.streamkap).toEqual([
    { secret: "${var.vault}" },
    { secret: "${ephemeral.vault_secret.it.value}", alias: "raw" },
  ]);
});

test.each([
  [undefined, { redis_password_wo: "${var.vault}" }],
  [2, { redis_password_wo: "${var.vault}", redis_password_wo_version: 2 }],
])("a write-only secret of version %p goes to the write-only twin", (version, expected) => {
  const stack = newStack();
  new StreamkapProvider(stack, "provider", { useRegistry: true });
  const vault = new TerraformVariable(stack, "vault", { sensitive: true, ephemeral: true });
  const redisPassword = SecretValue.writeOnly(vault.stringValue, version);
  new StreamkapSource(stack, "cache", {
    name: "cache",
    config: new RedisConfig({ redisHost: "cache.example.test", redisPassword }),
  });
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: { streamkap_source_redis: Record<string, Record<string, unknown>> };
  };
  const given = Object.values(resource.streamkap_source_redis).flatMap((source) => Object.entries(source));
  expect(Object.fromEntries(given.filter(([name]) => name.startsWith("redis_password")))).toEqual(expected);
});

describe("a secret that a program prints", () => {
  const secret = SecretValue.unsafePlainText("not-a-real-secret");
  const cases: Record<string, string> = {
    "as text": String(secret),
    "as JSON": JSON.stringify({ secret }),
    "by inspect()": inspect({ secret }, { depth: 9, showHidden: true }),
    "in a template": `password=${secret.toString()}`,
  };
  test.each(Object.entries(cases))("does not show its value %s", (_name, shown) => {
    expect(shown).not.toContain("not-a-real-secret");
  });
});
