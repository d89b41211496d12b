import { Testing, TerraformStack, TerraformVariable } from "cdktf";
import { SecretValue, StreamkapProvider } from "../../src";
import type { Loose } from "../support/problems";

describe("the validation of a StreamkapProvider", () => {
  const cases: Record<string, { props: Loose; problem: string }> = {
    "a literal as the secret": {
      props: { secret: SecretValue.stored("not-real") },
      problem:
        "secret of StreamkapProvider is a literal, and would stand in cdk.tf.json for everybody to read. Use " +
        "SecretValue.fromVariable(), or give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().",
    },
    "an empty client id": {
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
    "a time-out that is no duration": {
      props: { requestTimeout: "soon" },
      problem:
        'requestTimeout is "soon": it must be a duration above 0, numbers with a unit (ms, s, m, h), such as "20m" or "1h30m".',
    },
    "two places that the provider comes from": {
      props: { pluginDirectory: "build/plugin" },
      problem:
        'useRegistry is true, and pluginDirectory is "build/plugin": the provider comes from one of the two. Leave out ' +
        "the other.",
    },
    "a program together with the registry": {
      props: { executable: "streamkap.exe" },
      problem:
        'useRegistry is true, and executable is "streamkap.exe": the provider comes from one of the two. Leave out the other.',
    },
    "an empty list of platforms": {
      props: { useRegistry: false, platforms: [] },
      problem:
        'platforms is []: it must be a list of one or more, such as ["linux_amd64"]. Leave it out for this machine\'s.',
    },
    "text in the place of platforms": {
      props: { useRegistry: false, platforms: "linux_amd64" },
      problem:
        'platforms is "linux_amd64": it must be a list of one or more, such as ["linux_amd64"]. Leave it out for this ' +
        "machine's.",
    },
    "an unknown property": {
      props: { clientID: "client" },
      problem: 'StreamkapProvider has no property "clientID". Did you mean "clientId"?',
    },
  };
  test.each(Object.entries(cases))("rejects %s", (_name, { props, problem }) => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    new StreamkapProvider(stack, "streamkap", { useRegistry: true, ...(props as object) });
    expect(() => Testing.synth(stack, true)).toThrow(`\n  [streaming/streamkap] ${problem}\n`);
  });

  test.each([
    [undefined, "There is no alias, and streaming/streamkap has none either."],
    ["eu", 'alias is "eu", and streaming/streamkap has it too.'],
  ])("rejects the alias %p that another provider has", (alias, problem) => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    new StreamkapProvider(stack, "streamkap", { useRegistry: true, alias });
    new StreamkapProvider(stack, "second", { useRegistry: true, alias });
    expect(() => Testing.synth(stack, true)).toThrow(
      `Validation failed with the following errors:\n  [streaming/second] ${problem} Terraform takes one provider of each ` +
        `alias, and one without: give this one an "alias" of its own.\n`,
    );
  });

  test("rejects text in the place of the secret, and does not show it", () => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    const props = { secret: "not-real" as unknown as SecretValue };
    expect(() => new StreamkapProvider(stack, "streamkap", props)).toThrow(
      "streaming/streamkap: secret of StreamkapProvider is secret and must be a SecretValue, such as " +
        'SecretValue.fromVariable("secret"), but is a string.',
    );
  });

  test("accepts tokens", () => {
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
