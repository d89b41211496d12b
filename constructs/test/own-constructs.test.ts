import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import * as streamkap from "../src";
import {
  SecretValue,
  StreamkapProvider,
  StreamkapSource,
  StreamkapSourceFleet,
  StreamkapSourcesReady,
  Wait,
  WebhookConfig,
} from "../src";
import { fakePlugin, removeScratch, scratchDirectory } from "./support/fake-plugin";
import { errorIn, postgreSql } from "./support/problems";
import { hook, synth } from "./support/synth";

afterAll(removeScratch);

type Resources = ReturnType<typeof synth>["resource"];

/** The addresses of the resources of a type. */
const addresses = (resource: Resources | undefined, type: string): string[] =>
  Object.keys(resource?.[type] ?? {});

// Users have deployed stacks with these addresses. Another address would destroy a resource and create it anew.
test("the resources of a stack keep their addresses from version to version", () => {
  const { resource, variable } = synth((stack) => {
    const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
    hook(stack, "one", { config: postgreSql({}) });
    hook(stack, "two", { provider: eu });
    hook(stack, "three", { wait: Wait.inGroup(new StreamkapSourcesReady(stack, "slow")) });
  });
  expect(addresses(resource, "streamkap_source_postgresql")).toEqual(["one_0A8EDDC8"]);
  expect(addresses(resource, "streamkap_sources_ready").sort()).toEqual([
    "slow_E085A4BB",
    "streamkap-sources-ready-eu_241F6D65",
    "streamkap-sources-ready_F9257A20",
  ]);
  expect(variable).toEqual({ orders_password: { nullable: false, sensitive: true, type: "string" } });
});

describe("ids that this package could have taken", () => {
  const secret = postgreSql({ databasePassword: SecretValue.fromVariable("billing") });
  const cases: Record<string, (stack: TerraformStack) => void> = {
    "a source with the name of a secret variable, made after the variable": (stack) => {
      hook(stack, "other", { config: secret });
      hook(stack, "billing");
    },
    "a source with the name of a secret variable, made before the variable": (stack) => {
      hook(stack, "billing");
      hook(stack, "other", { config: secret });
    },
    "a variable of the stack with the name of a secret variable, made after it": (stack) => {
      hook(stack, "other", { config: secret });
      new TerraformVariable(stack, "billing", { type: "string", sensitive: true, nullable: false });
    },
    "a variable of the stack with the name of a secret variable, made before it": (stack) => {
      new TerraformVariable(stack, "billing", { type: "string", sensitive: true, nullable: false });
      hook(stack, "other", { config: secret });
    },
    "a source with the id of the package's own group": (stack) => {
      hook(stack, "other", { config: secret });
      hook(stack, "streamkap-sources-ready");
    },
  };
  test.each(Object.entries(cases))("are free for %s", (_name, build) => {
    const { resource, variable } = synth(build);
    expect(variable).toEqual({ billing: { nullable: false, sensitive: true, type: "string" } });
    expect(resource).toHaveProperty(
      "streamkap_source_postgresql.other_7F016EE3.database_password",
      "${var.billing}",
    );
  });

  test.each(["before", "after"])(
    "let a group of the author that is made %s the sources wait for all of them",
    (when) => {
      const { resource } = synth((stack) => {
        if (when === "before") new StreamkapSourcesReady(stack, "streamkap-sources-ready");
        hook(stack, "orders");
        if (when === "after") {
          new StreamkapSourcesReady(stack, "streamkap-sources-ready", { timeouts: { create: "1h" } });
        }
      });
      const [ready, ...others] = Object.values(resource.streamkap_sources_ready ?? {});
      expect(others).toEqual([]);
      expect(Object.keys((ready as { readonly sources: object }).sources)).toHaveLength(1);
      expect((ready as { readonly timeouts?: unknown }).timeouts).toEqual(
        when === "after" ? { create: "1h" } : undefined,
      );
    },
  );

  test("fail for a later variable of the stack that is not sensitive", () => {
    expect(
      errorIn(() => {
        synth((stack) => {
          hook(stack, "other", { config: secret });
          new TerraformVariable(stack, "billing", { type: "string" });
        });
      }),
    ).toContain('The Terraform variable "streaming/billing" is used as a secret, but is not sensitive');
  });
});

describe("a stack from whose tree a construct was removed", () => {
  /** The JSON of a stack, in which a test searches for the names of removed constructs. */
  const output = (build: (stack: TerraformStack) => void): string => JSON.stringify(synth(build));

  test("refers neither to a removed source nor to its variable", () => {
    const text = output((stack) => {
      hook(stack, "kept");
      hook(stack, "gone", {
        config: postgreSql({ databasePassword: SecretValue.fromVariable("gone_password") }),
      });
      stack.node.tryRemoveChild("gone");
    });
    expect(text).toContain("kept_");
    expect(text).not.toContain("gone");
  });

  test("has no group that waits when its only source is removed", () => {
    const { resource } = synth((stack) => {
      hook(stack, "gone");
      stack.node.tryRemoveChild("gone");
    });
    expect(resource).toBeUndefined();
  });

  test("refers neither to a removed group nor to a removed L1", () => {
    const { resource } = synth((stack) => {
      const one = hook(stack, "one");
      const { scope, id } = StreamkapSourcesReady.ofStack(stack).node;
      scope?.node.tryRemoveChild(id);
      expect(one.ready).toBe(one);
      hook(stack, "gone").node.tryRemoveChild("Resource");
      hook(stack, "two", { wait: Wait.NONE, dependsOn: [one.ready] });
    });
    expect(JSON.stringify(resource)).not.toContain("gone");
    expect(Object.keys(resource.streamkap_source_webhook ?? {})).toHaveLength(2);
  });

  test("is empty when its only source and its provider are removed", () => {
    const { resource, provider } = synth((stack) => {
      hook(stack, "gone");
      for (const id of ["gone", "streamkap"]) stack.node.tryRemoveChild(id);
    });
    expect([resource, provider]).toEqual([undefined, undefined]);
  });

  test("refers neither to a removed fleet nor to a removed source of another fleet", () => {
    const text = output((stack) => {
      const sources = [{ name: "one" }, { name: "two" }];
      new StreamkapSourceFleet(stack, "gone", { config: new WebhookConfig(), sources });
      const fleet = new StreamkapSourceFleet(stack, "shops", { config: new WebhookConfig(), sources });
      stack.node.tryRemoveChild("gone");
      stack.node.tryRemoveChild("kept");
      fleet.node.tryRemoveChild("two");
      expect(fleet.sources.map(({ node }) => node.path)).toEqual(["streaming/shops/one"]);
      expect(() => fleet.source("two")).toThrow('streaming/shops has no source with the name "two".');
    });
    expect(text).toContain("shops_one_");
    expect(text).not.toMatch(/gone|two/);
  });

  test("declares a secret variable again when the author's variable is removed", () => {
    const { variable } = synth((stack) => {
      const secret = SecretValue.fromVariable("billing");
      new TerraformVariable(stack, "billing", { sensitive: true });
      hook(stack, "one", { config: postgreSql({ databasePassword: secret }) });
      stack.node.tryRemoveChild("billing");
      hook(stack, "two", {
        config: postgreSql({ databasePassword: secret, slotName: "a", publicationName: "b" }),
      });
    });
    expect(variable).toEqual({ billing: { nullable: false, sensitive: true, type: "string" } });
  });

  test("installs the plugin for another provider when a provider is removed", () => {
    const outdir = scratchDirectory();
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "streaming");
    const { directory, version } = fakePlugin();
    new StreamkapProvider(stack, "gone", { secret: SecretValue.fromVariable("gone") });
    stack.node.tryRemoveChild("gone");
    new StreamkapProvider(stack, "streamkap", { pluginDirectory: directory });
    hook(stack, "orders");
    app.synth();
    const written = Testing.synth(stack, true);
    expect(JSON.parse(written)).toMatchObject({ provider: { streamkap: [{}] } });
    expect(written).not.toContain("gone");
    expect(JSON.parse(written)).toHaveProperty("terraform.required_providers.streamkap.version", version);
  });
});

describe("two copies of this package in one stack", () => {
  type Package = typeof streamkap;
  const another = (): Package => {
    let copy: Package = streamkap;
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/consistent-type-imports -- a second copy
      copy = require("../src") as typeof import("../src");
    });
    return copy;
  };

  test("share groups, variables, settings and the rules between sources", () => {
    const copy = another();
    expect(copy.StreamkapSource).not.toBe(StreamkapSource);
    const { resource, variable } = synth((stack) => {
      const config = new copy.PostgreSqlConfig({
        databaseHostname: "db.example.test",
        databaseUser: "streamkap",
        databasePassword: copy.SecretValue.fromVariable("password"),
        databaseDbname: "orders",
        schemaIncludeList: "public",
        tableIncludeList: "public.orders",
        databaseSslmode: copy.PostgreSqlDatabaseSslmode.DISABLE,
        slotName: "one",
        publicationName: "one",
      });
      const group = new copy.StreamkapSourcesReady(stack, "slow");
      hook(stack, "one", { config: config });
      new copy.StreamkapSource(stack, "two", {
        name: "two",
        config: postgreSql({ databasePassword: SecretValue.fromVariable("password") }),
        dependsOn: [hook(stack, "three", { wait: copy.Wait.inGroup(group) })],
      });
      hook(stack, "four", {
        wait: Wait.inGroup(group),
        desiredState: copy.DesiredState.PAUSED as never,
      });
    });
    expect(Object.keys(variable ?? {})).toEqual(["password"]);
    expect(Object.values(resource.streamkap_source_postgresql ?? {})).toContainEqual(
      expect.objectContaining({ name: "one", database_sslmode: "disable" }),
    );
    const sources = Object.values(resource.streamkap_sources_ready ?? {}) as { sources: object }[];
    expect(sources.map((ready) => Object.keys(ready.sources).length)).toEqual([2, 2]);
  });

  test("see each other's names and providers", () => {
    const copy = another();
    const message = errorIn(() => {
      synth((stack) => {
        new copy.StreamkapProvider(stack, "second", { useRegistry: true });
        hook(stack, "one", { name: "orders" });
        new copy.StreamkapSource(stack, "two", { name: "orders", config: new copy.WebhookConfig() });
      });
    });
    expect(message).toContain(
      "[streaming/second] There is no alias, and streaming/streamkap has none either.",
    );
    expect(message).toContain('[streaming/two] name is "orders", which streaming/one has too.');
  });
});
