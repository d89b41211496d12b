import { App, TerraformProvider, Testing, TerraformStack } from "cdktf";
import {
  PostgreSqlConfig,
  StreamkapSource,
  type StreamkapSourceProps,
  StreamkapSourcesReady,
  Wait,
} from "../../src";
import { errorOf, failed, type Loose, POSTGRESQL, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";

describe("the validation of a StreamkapSource", () => {
  const cases: Record<string, { props: Loose; problem: string }> = {
    "an unknown property": {
      props: { tag: ["a"] },
      problem: 'StreamkapSource has no property "tag". Did you mean "tags"?',
    },
    "a setting among the properties of the source": {
      props: { databaseHostname: "db.example.test" },
      problem: 'StreamkapSource has no property "databaseHostname".',
    },
    "an empty name": { props: { name: "" }, problem: "name is empty. Give it a value." },
    "a missing name": { props: { name: undefined }, problem: "name is missing: it must be text." },
    "an empty id of a cluster": {
      props: { kcClusterId: " " },
      problem: "kcClusterId is empty. Give it a value, or leave it out.",
    },
    "an unknown state": {
      props: { desiredState: "running" },
      problem:
        'desiredState is "running": it must be one of "Active", "Paused", "Stopped", as DesiredState has them.',
    },
    "an empty tag": { props: { tags: ["a", ""] }, problem: "tags[1] is empty. Give it a value." },
    "text in the place of tags": { props: { tags: "a" }, problem: 'tags is "a": it must be a list of ids.' },
    "a time-out that is no duration": {
      props: { timeouts: { create: "20 minutes" } },
      problem:
        'timeouts.create is "20 minutes": it must be a duration above 0, numbers with a unit (ms, s, m, h), such as ' +
        '"20m" or "1h30m".',
    },
    "one time-out for all operations": {
      props: { timeouts: "5m" },
      problem: 'timeouts is "5m": it must be an object, such as { create: "30m" }.',
    },
    "a time-out of an unknown operation": {
      props: { timeouts: { updat: "5m" } },
      problem: 'timeouts has no property "updat". Did you mean "update"?',
    },
    "text in the place of a provider": {
      props: { provider: "streamkap.eu" },
      problem:
        "provider is a string: it must be a StreamkapProvider. Leave it out for the one without an alias.",
    },
  };
  test.each(Object.entries(cases))("rejects %s", (_name, { props, problem }) => {
    expect(errorOf(props)).toBe(failed(problem));
  });

  test("rejects the provider of another service", () => {
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

test("the validation of a StreamkapSourcesReady rejects wrong time-outs and providers", () => {
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

describe("the constructor of a source", () => {
  const cases: Record<string, { props: Loose; problem: string }> = {
    "a missing config": {
      props: { config: undefined },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is undefined.",
    },
    "settings without the class of a config": {
      props: { config: { ...POSTGRESQL } },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is an object.",
    },
    "the class of a config in the place of an object": {
      props: { config: PostgreSqlConfig },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is the " +
        "class PostgreSqlConfig itself.",
    },
    "an object that is no config": {
      props: { config: new Map() },
      problem:
        "streaming/orders: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is an " +
        "object of the class Map.",
    },
    "text in the place of dependencies": {
      props: { dependsOn: "orders" },
      problem:
        "streaming/orders: dependsOn is a string: it must be a list of what Terraform can depend on, such as a resource " +
        'or the "ready" of a source.',
    },
    "an undefined dependency": {
      props: { dependsOn: [{ fqn: "a.b" }, undefined] },
      problem:
        "streaming/orders: dependsOn[1] is undefined: it must be what Terraform can depend on, such as a resource or the " +
        '"ready" of a source.',
    },
    "text in the place of wait": {
      props: { wait: "none" },
      problem:
        'streaming/orders: wait is "none": it must be one of Wait.TOGETHER, Wait.BY_ITSELF, Wait.SERVER, Wait.NONE and Wait.inGroup(…).',
    },
    "text in the place of a secret, and does not show it": {
      props: { config: postgreSql({ databasePassword: "not-a-real-password" }) },
      problem:
        "streaming/orders: databasePassword of PostgreSqlConfig is secret and must be a SecretValue, such as " +
        'SecretValue.fromVariable("database_password"), but is a string.',
    },
  };
  test.each(Object.entries(cases))("rejects %s", (_name, { props, problem }) => {
    expect(errorOf(props)).toBe(problem);
  });

  test("rejects missing properties", () => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    const props = undefined as unknown as StreamkapSourceProps;
    expect(() => new StreamkapSource(stack, "orders", props)).toThrow(
      new Error(
        "streaming/orders: the properties, which have name and config at least, are missing: they are undefined.",
      ),
    );
  });

  test("rejects a group that is no StreamkapSourcesReady", () => {
    expect(() => Wait.inGroup("first" as unknown as StreamkapSourcesReady)).toThrow(
      new Error(
        "Wait.inGroup() takes a StreamkapSourcesReady, and was given a string. Make one in the stack: new " +
          'StreamkapSourcesReady(this, "group").',
      ),
    );
  });

  test("rejects an id of a source that has another form", () => {
    const stack = new TerraformStack(Testing.app(), "streaming");
    expect(() => StreamkapSource.fromSourceId(stack, "theirs", "orders")).toThrow(
      'streaming/theirs: "orders" is no id of a source, which has 24 hexadecimal characters. It stands in the address ' +
        "of the source's page in Streamkap.",
    );
  });

  test("rejects an app of another CDK", () => {
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

test("synth reports all problems at once", () => {
  const config = postgreSql({ databasePort: -0.5, tableIncludeList: undefined });
  expect(errorOf({ name: "", config })).toBe(
    failed(
      "name is empty. Give it a value.",
      "databasePort of PostgreSqlConfig is -0.5: it must be a whole number from 1 to 65535.",
      "PostgreSqlConfig lacks tableIncludeList, which is required.",
    ),
  );
});
