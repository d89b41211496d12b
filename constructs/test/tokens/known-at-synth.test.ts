import { App, Aspects, Fn, TerraformStack, TerraformVariable } from "cdktf";
import {
  AlloyDbConfig,
  l1,
  SecretValue,
  StreamkapProvider,
  StreamkapSource,
  StreamkapSourceFleet,
  StreamkapSourcesReady,
  Wait,
  WebhookConfig,
} from "../../src";
import { errorIn, POSTGRESQL, postgreSql, type Loose } from "../support/problems";
import { hook, synth } from "../support/synth";

const said = (build: (stack: TerraformStack) => void): string =>
  errorIn(() => {
    synth(build);
  }).replace("Validation failed with the following errors:\n  ", "");

/** Makes a second stack of the same app, with a provider and a source. */
function another(stack: TerraformStack): {
  readonly source: StreamkapSource;
  readonly provider: StreamkapProvider;
} {
  const other = new TerraformStack(App.of(stack), "other");
  const provider = new StreamkapProvider(other, "streamkap", { useRegistry: true });
  return { provider, source: hook(other, "theirs") };
}

describe("the validation of references, providers and lifecycle", () => {
  const cases: Record<string, { readonly build: (stack: TerraformStack) => void; readonly message: string }> =
    {
      "dependsOn with a source of another stack": {
        build: (stack) => {
          hook(stack, "orders", { dependsOn: [another(stack).source.ready] });
        },
        message:
          "[streaming/orders] dependsOn[0] is other/constructs-of-streamkap/streamkap-sources-ready, of another stack, and " +
          "Terraform knows only what is in this one. Leave it out, and have all of this stack wait for the other: call " +
          "addDependency() of the stack streaming with the stack other.",
      },
      "dependsOn of a group with a source of another stack": {
        build: (stack) => {
          new StreamkapSourcesReady(stack, "slow", { dependsOn: [another(stack).source] });
        },
        message: "[streaming/slow] dependsOn[0] is other/theirs, of another stack",
      },
      "replaceTriggeredBy with a source of another stack": {
        build: (stack) => {
          hook(stack, "orders", { lifecycle: { replaceTriggeredBy: [another(stack).source] } });
        },
        message: "[streaming/orders] replaceTriggeredBy of lifecycle[0] is other/theirs, of another stack",
      },
      "a provider of another stack": {
        build: (stack) => {
          hook(stack, "orders", { provider: another(stack).provider });
        },
        message:
          "[streaming/orders] provider is other/streamkap, of another stack, and Terraform takes a provider of this one only. " +
          "Make a StreamkapProvider in the stack streaming, and name that.",
      },
      "a provider of another stack that an aspect sets": {
        build: (stack) => {
          const { provider } = another(stack);
          const { resource } = hook(stack, "orders", { wait: Wait.NONE });
          Aspects.of(stack).add({
            visit: () => {
              resource.provider = provider;
            },
          });
        },
        message: "[streaming/orders] provider is other/streamkap, of another stack",
      },
      "a provider that was removed": {
        build: (stack) => {
          const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
          hook(stack, "orders", { provider: eu });
          stack.node.tryRemoveChild("eu");
        },
        message:
          "[streaming/orders] provider is streaming/eu, which was removed from the tree. Name another one, or leave it out " +
          "for the one without an alias.",
      },
      "a stack without a provider without an alias": {
        build: (stack) => {
          stack.node.tryRemoveChild("streamkap");
          new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
          hook(stack, "orders");
        },
        message:
          "[streaming/orders] provider is left out, which means the one without an alias, and each of this stack has an " +
          'alias: streaming/eu ("eu"). Name one by "provider", or leave out the alias of one.',
      },
      "an L1 in a stack without a provider without an alias": {
        build: (stack) => {
          stack.node.tryRemoveChild("streamkap");
          new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
          new l1.sourceWebhook.SourceWebhook(stack, "hook", { name: "hook" });
        },
        message: "[streaming/eu] streaming/hook: provider is left out, which means the one without an alias",
      },
      "an unknown switch of lifecycle": {
        build: (stack) => {
          const preventDestroy = new TerraformVariable(stack, "prevent", {}).booleanValue as never;
          hook(stack, "orders", { lifecycle: { preventDestroy } });
        },
        message: "[streaming/orders] lifecycle.preventDestroy is a token",
      },
      "text in the place of a switch of lifecycle": {
        build: (stack) => {
          hook(stack, "orders", { lifecycle: { preventDestroy: "yes" as never } });
        },
        message: "[streaming/orders] preventDestroy of lifecycle is a string: it must be true or false.",
      },
      "a group that was removed": {
        build: (stack) => {
          hook(stack, "orders", { wait: Wait.inGroup(new StreamkapSourcesReady(stack, "slow")) });
          stack.node.tryRemoveChild("slow");
        },
        message:
          "[streaming/orders] The group of wait is streaming/slow, which was removed from the tree. Leave it out, or name " +
          "what took its place.",
      },
      "dependsOn with a source that was removed": {
        build: (stack) => {
          hook(stack, "orders", { dependsOn: [hook(stack, "gone")] });
          stack.node.tryRemoveChild("gone");
        },
        message: "[streaming/orders] dependsOn[0] is streaming/gone, which was removed from the tree.",
      },
      "dependsOn with a group whose sources were removed": {
        build: (stack) => {
          hook(stack, "orders", { wait: Wait.NONE, dependsOn: [hook(stack, "gone").ready] });
          stack.node.tryRemoveChild("gone");
        },
        message: "whose sources were all removed from the tree. Leave it out.",
      },
      "an id that begins with a digit": {
        build: (stack) => {
          hook(stack, "5orders");
        },
        message:
          '[streaming/5orders] The id makes "5orders_5B1201FD" the name of the streamkap_source_webhook in Terraform, which ' +
          'wants letters, digits, "_" and "-", beginning with a letter or "_". Give another id to it, or to the outermost ' +
          "construct that it is in.",
      },
      "an id of a fleet that begins with a dash": {
        build: (stack) => {
          new StreamkapSourceFleet(stack, "-shops", {
            config: new WebhookConfig(),
            sources: [{ name: "one" }],
          });
        },
        message: '[streaming/-shops/one] The id makes "-shops_one_',
      },
      "one address of two resources": {
        build: (stack) => {
          for (const name of ["one", "two"]) hook(stack, name).resource.overrideLogicalId("orders");
        },
        message:
          "[streaming/two] Its address in Terraform is streamkap_source_webhook.orders, which is that of streaming/one too. " +
          "Give each a logical id of its own.",
      },
      "an alias that Terraform refuses as a name": {
        build: (stack) => {
          new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu west" });
        },
        message:
          '[streaming/eu] alias is "eu west": Terraform wants letters, digits, "_" and "-", beginning with a letter or "_", ' +
          'such as "eu_west".',
      },
      "createBeforeDestroy of a name that stays": {
        build: (stack) => {
          hook(stack, "orders", { lifecycle: { createBeforeDestroy: true } });
        },
        message:
          '[streaming/orders] createBeforeDestroy of lifecycle is true, and a replacement would be named "orders" as well: ' +
          "Streamkap refuses a second source of a name, while the first is there. Leave createBeforeDestroy out, or give a " +
          "name that is another one for each replacement, such as one with a token of a random suffix.",
      },
      "an unknown attribute in the lifecycle of an aspect": {
        build: (stack) => {
          const { resource } = hook(stack, "orders");
          Aspects.of(stack).add({
            visit: () => {
              resource.lifecycle = { ignoreChanges: ["desiredState"] };
            },
          });
        },
        message:
          '[streaming/orders] ignoreChanges[0] of lifecycle is "desiredState", and streamkap_source_webhook has no such ' +
          'attribute. Terraform calls it "desired_state".',
      },
      "a part of an unknown attribute in ignoreChanges": {
        build: (stack) => {
          hook(stack, "orders", {
            lifecycle: { ignoreChanges: ["tags", "timeout.create", "connector_statuss"] },
          });
        },
        message:
          '[streaming/orders] ignoreChanges[1] of lifecycle is "timeout.create", and streamkap_source_webhook has no such ' +
          'attribute. Did you mean "timeouts"?\n  [streaming/orders] ignoreChanges[2] of lifecycle is "connector_statuss", and ' +
          'streamkap_source_webhook has no such attribute. Did you mean "connector_status"?',
      },
      "the word all in a list of ignoreChanges": {
        build: (stack) => {
          hook(stack, "orders", { lifecycle: { ignoreChanges: ["all"] } });
        },
        message: 'for all attributes, write ignoreChanges: "all", without a list.',
      },
      "an unknown property of lifecycle": {
        build: (stack) => {
          hook(stack, "orders", { lifecycle: { prevent_destroy: true } as never });
        },
        message:
          '[streaming/orders] lifecycle has no property "prevent_destroy". Did you mean "preventDestroy"?',
      },
      "one slot of two sources": {
        build: (stack) => {
          hook(stack, "one", { config: postgreSql({ publicationName: "one" }) });
          hook(stack, "two", { config: new AlloyDbConfig({ ...POSTGRESQL, databasePort: 5432 }) });
        },
        message:
          '[streaming/two] slotName of AlloyDbConfig is "streamkap_pgoutput_slot", its default, as that of streaming/one is, ' +
          "and so are databaseHostname, databasePort, databaseDbname: Streamkap refuses the second. " +
          'Give each a "slotName" of its own.',
      },
      "one slot of two sources, of which one has the empty text": {
        build: (stack) => {
          hook(stack, "one", { config: postgreSql({ slotName: "", publicationName: "one" }) });
          hook(stack, "two", { config: postgreSql({ publicationName: "two" }) });
        },
        message: '[streaming/two] slotName of PostgreSqlConfig is "streamkap_pgoutput_slot", its default,',
      },
      "one publication of two sources whose host is the same expression": {
        build: (stack) => {
          const host = new TerraformVariable(stack, "host", {});
          for (const name of ["one", "two"]) {
            const settings = {
              databaseHostname: Fn.lower(host.stringValue),
              slotName: name,
              publicationName: "shared",
            };
            hook(stack, name, { config: postgreSql(settings) });
          }
        },
        message:
          '[streaming/two] publicationName of PostgreSqlConfig is "shared", as that of streaming/one is',
      },
    };
  test.each(Object.entries(cases))("rejects %s", (_name, { build, message }) => {
    expect(said(build)).toContain(message);
  });
});

describe("the validation at synth leaves to Terraform", () => {
  const cases: Record<string, (stack: TerraformStack) => void> = {
    "a name that may change with each replacement": (stack) => {
      const suffix = new TerraformVariable(stack, "suffix", {}).stringValue;
      hook(stack, "orders", { name: `orders-${suffix}`, lifecycle: { createBeforeDestroy: true } });
    },
    "ignoreChanges of all attributes, of parts, and of computed attributes": (stack) => {
      hook(stack, "one", { lifecycle: { ignoreChanges: "all" } });
      const ignoreChanges = ["tags[0]", "timeouts.create", "connector_status", "desired_state"];
      hook(stack, "two", { lifecycle: { ignoreChanges } });
    },
    "two databases whose hosts are not known": (stack) => {
      for (const name of ["one", "two"]) {
        const host = new TerraformVariable(stack, `host_${name}`, {});
        hook(stack, name, { config: postgreSql({ databaseHostname: host.stringValue }) });
      }
    },
    "two databases on one host, and on two ports": (stack) => {
      hook(stack, "one", { config: postgreSql({}) });
      hook(stack, "two", { config: postgreSql({ databaseDbname: "shop" }) });
      hook(stack, "three", { config: postgreSql({ databasePort: 5433 }) });
    },
    "a provider by an override, and a removed one that has a successor": (stack) => {
      const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
      hook(stack, "one", { provider: eu });
      stack.node.tryRemoveChild("eu");
      new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
      hook(stack, "two", { wait: Wait.NONE }).resource.addOverride("provider", "streamkap.eu");
    },
  };
  test.each(Object.entries(cases))("%s", (_name, build) => {
    expect(said(build)).toBe("");
  });
});

test.each([
  "_",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "locals",
  "provider",
  "providers",
  "source",
  "version",
])("SecretValue.fromVariable() refuses the name %s", (name) => {
  expect(() => SecretValue.fromVariable(name)).toThrow(
    `"${name}" is no name for a Terraform variable: Terraform keeps it for its own use in modules. Use another one, such ` +
      `as "streamkap_`,
  );
});

describe("tags that an aspect sets", () => {
  /** Synthesizes a stack with an aspect that visits every construct with tags. */
  const tagged = (change: (node: { tags: unknown }) => void): ReturnType<typeof synth> =>
    synth((stack) => {
      hook(stack, "orders", { tags: ["t1"] });
      Aspects.of(stack).add({
        visit: (node) => {
          if ("tags" in node) change(node);
        },
      });
    });

  test.each([
    [
      "names with values",
      (node: { tags: unknown }) => {
        node.tags = { ...(node.tags as object), team: "data" };
      },
      "[streaming/orders] tags of the resource were set to an object: they must be a list of ids. An aspect that is meant " +
        "for the tags of other resources, names with values, has to leave Streamkap's out; how one sets the tags of sources " +
        'is in the README of this package, under "Tags for all sources".',
    ],
    [
      "names that were added to the list",
      (node: { tags: unknown }) => {
        // A read of a source's own tags gives a new list each time, so the aspect changes only the L1.
        if (!("sourceId" in node))
          Object.assign((node as unknown as { tagsInput: object }).tagsInput, { team: "data" });
      },
      "[streaming/orders] tags of the resource were set to a list with names in it: they must be a list of ids.",
    ],
    [
      "empty ids",
      (node: { tags: unknown }) => {
        node.tags = [""];
      },
      "[streaming/orders] tags[0] is empty.",
    ],
    [
      "tags that were read from the source",
      (node: { tags: unknown }) => {
        node.tags = [...(node.tags as string[]), "t2"];
      },
      "[streaming/orders] tags of the resource were set to a list that has another list in it, of which nothing is known " +
        "yet, such as the tags that the source itself is going to have. Give the ids, without reading them from the source.",
    ],
  ])("are refused if they are %s", (_name, change, message) => {
    expect(errorIn(() => tagged(change))).toContain(message);
  });

  test("are taken if they are ids, or come from an override", () => {
    const { resource } = synth((stack) => {
      hook(stack, "one", { tags: ["t1"] });
      hook(stack, "two").resource.addOverride("tags", ["t3"]);
      Aspects.of(stack).add({
        visit: (node) => {
          if (StreamkapSource.isStreamkapSource(node) && node.node.id === "one") node.tags = ["t2"];
        },
      });
    });
    const tags = Object.values(resource.streamkap_source_webhook ?? {}).map((one) => (one as Loose).tags);
    expect(tags).toEqual([["t2"], ["t3"]]);
  });

  test("are refused in an override if they are names with values", () => {
    expect(
      said((stack) => {
        hook(stack, "orders").resource.addOverride("tags", { team: "data" });
      }),
    ).toContain("[streaming/orders] tags of the resource were set to an object");
  });
});
