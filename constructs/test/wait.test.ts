import { Aspects, TerraformIterator, TerraformResource, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  StreamkapProvider,
  StreamkapSource,
  StreamkapSourceFleet,
  StreamkapSourcesReady,
  Wait,
  WebhookConfig,
} from "../src";
import { hook, synth } from "./support/synth";

/** cdktf's address of the L1 of each source, by the id of the source. */
const addresses = new Map<string, string>();
const addressOf = (name: string): string => addresses.get(name)!;
const ref = (name: string): string => `streamkap_source_webhook.${addressOf(name)}`;

function build(more: (stack: TerraformStack) => void): ReturnType<typeof synth> {
  return synth((stack) => {
    more(stack);
    for (const child of stack.node.findAll()) {
      if (child instanceof TerraformResource && child.terraformResourceType.includes("_source_")) {
        addresses.set(child.node.scope!.node.id, child.friendlyUniqueId);
      }
    }
  });
}

const sources = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `\${${ref(name)}}`]));

const readiness = ({ streamkap_sources_ready: all }: ReturnType<typeof synth>["resource"]): unknown[] =>
  Object.values(all ?? {});

test("each source is created without waiting, and one group waits for all of them", () => {
  const { resource } = build((stack) => {
    hook(stack, "one");
    hook(stack, "two");
  });
  expect(resource.streamkap_source_webhook?.[addressOf("one")]).toEqual({ name: "one", wait: "none" });
  expect(readiness(resource)).toEqual([{ sources: sources("one", "two") }]);
});

test("each provider of a stack has a group of its own", () => {
  const { resource } = build((stack) => {
    const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
    hook(stack, "one");
    hook(stack, "two", { provider: eu });
  });
  const all = readiness(resource);
  expect(all).toHaveLength(2);
  expect(all).toContainEqual({ sources: sources("one") });
  expect(all).toContainEqual({ sources: sources("two"), provider: "streamkap.eu" });
});

describe("a source that no group waits for", () => {
  const cases: Record<string, { wait: Wait; own: string }> = {
    "waits by itself with Wait.BY_ITSELF": { wait: Wait.BY_ITSELF, own: "active" },
    "lets the API wait with Wait.SERVER": { wait: Wait.SERVER, own: "server" },
    "does not wait with Wait.NONE": { wait: Wait.NONE, own: "none" },
  };
  test.each(Object.entries(cases))("%s", (_name, { wait, own }) => {
    const { resource } = build((stack) => {
      const other = hook(stack, "other", { wait });
      hook(stack, "after", { wait, dependsOn: [other.ready] });
    });
    expect(resource.streamkap_source_webhook).toEqual({
      [addressOf("other")]: { name: "other", wait: own },
      [addressOf("after")]: { name: "after", wait: own, depends_on: [ref("other")] },
    });
    expect(readiness(resource)).toEqual([]);
  });
});

test("a source with Wait.AS_PROVIDER has no wait of its own, and no group", () => {
  const { resource } = build((stack) => {
    hook(stack, "one", { wait: Wait.AS_PROVIDER });
  });
  expect(resource.streamkap_source_webhook?.[addressOf("one")]).toEqual({ name: "one" });
  expect(readiness(resource)).toEqual([]);
});

test("a group of the author waits apart from the others, and a source can depend on it", () => {
  const { resource } = build((stack) => {
    const first = new StreamkapSourcesReady(stack, "first", { timeouts: { create: "5m" } });
    const one = hook(stack, "one", { wait: Wait.inGroup(first) });
    hook(stack, "two", { dependsOn: [one.ready] });
  });
  const all = resource.streamkap_sources_ready ?? {};
  const [group, ...more] = Object.keys(all).filter((name) => name.startsWith("first"));
  expect(more).toEqual([]);
  expect(all[group!]).toEqual({ sources: sources("one"), timeouts: { create: "5m" } });
  expect(resource.streamkap_source_webhook?.[addressOf("two")]).toMatchObject({
    depends_on: [`streamkap_sources_ready.${group!}`],
  });
  expect(readiness(resource)).toHaveLength(2);
});

describe("the time-out of a group", () => {
  const cases: Record<string, { wishes: (string | undefined)[]; timeouts: unknown }> = {
    "the default where no source has a time-out": { wishes: [undefined, undefined], timeouts: undefined },
    "the longest time-out of the sources": { wishes: ["30m", undefined, "1h"], timeouts: { create: "1h" } },
    "the default where one source has none and the others have shorter ones": {
      wishes: ["5m", undefined],
      timeouts: undefined,
    },
    "the longest time-out even if all are shorter than the default": {
      wishes: ["5m", "90s", "0.1h"],
      timeouts: { create: "0.1h" },
    },
  };
  test.each(Object.entries(cases))("is %s", (_name, { wishes, timeouts }) => {
    const { resource } = build((stack) => {
      wishes.forEach((create, index) => hook(stack, `s${String(index)}`, { timeouts: { create } }));
    });
    expect(readiness(resource)).toEqual([expect.objectContaining({ sources: expect.anything() })]);
    expect((readiness(resource)[0] as { timeouts?: unknown }).timeouts).toEqual(timeouts);
  });
});

describe("the group of a source with several instances", () => {
  const cases: Record<string, (resource: TerraformResource, stack: TerraformStack) => void> = {
    "by an iterator": (resource) => {
      resource.forEach = TerraformIterator.fromList(["eu", "us"]);
    },
    "by a count": (resource) => {
      resource.count = 2;
    },
    "by an override of for_each": (resource) => {
      resource.addOverride("for_each", { eu: 1, us: 2 });
    },
    "by an override of count": (resource) => {
      resource.addOverride("count", 2);
    },
    "by an override of count in the stack": (resource, stack) => {
      stack.addOverride(`resource.${resource.terraformResourceType}.${resource.friendlyUniqueId}.count`, 2);
    },
    "by an aspect": (resource) => {
      Aspects.of(resource).add({
        visit: (node) => {
          if (TerraformResource.isTerraformResource(node))
            node.addOverride("count", "${length(var.regions)}");
        },
      });
    },
  };
  test.each(Object.entries(cases))("waits for the instances that are made %s", (_name, repeat) => {
    const { resource } = build((stack) => {
      hook(stack, "one");
      repeat(hook(stack, "many", { name: "many-${each.key}" }).resource, stack);
    });
    expect(readiness(resource)).toEqual([
      {
        sources:
          `\${merge({ "one" = ${ref("one")} }, ` +
          `{ for key, source in ${ref("many")} : join("/", ["many", key]) => source })}`,
      },
    ]);
  });

  test("waits for a single source if an override removes the count", () => {
    const { resource } = build((stack) => {
      const one = hook(stack, "one");
      one.resource.count = 2;
      one.resource.addOverride("count", undefined);
    });
    expect(readiness(resource)).toEqual([{ sources: sources("one") }]);
  });
});

test("the key of a source in its group is its path, even if the path has special characters", () => {
  const { resource } = build((stack) => {
    const fleet = new Construct(stack, "a fleet");
    new StreamkapSource(fleet, '${of} "hooks"', { name: "hook", config: new WebhookConfig() });
  });
  expect(readiness(resource)).toEqual([
    { sources: { 'a fleet/$${of} "hooks"': expect.stringMatching(/^\$\{streamkap_source_webhook\.\w+\}$/) } },
  ]);
});

describe("the provider of a group", () => {
  const eu = (stack: TerraformStack): StreamkapProvider =>
    new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
  const cases: Record<string, (stack: TerraformStack, resource: TerraformResource) => void> = {
    "by an override of the source": (stack, resource) => {
      eu(stack);
      resource.addOverride("provider", "streamkap.eu");
    },
    "by an override in the stack": (stack, resource) => {
      eu(stack);
      stack.addOverride(
        `resource.${resource.terraformResourceType}.${resource.friendlyUniqueId}.provider`,
        "streamkap.eu",
      );
    },
    "by an aspect on the source": (stack, resource) => {
      const provider = eu(stack);
      Aspects.of(resource).add({
        visit: (node) => {
          if (TerraformResource.isTerraformResource(node)) node.provider = provider;
        },
      });
    },
    "by an aspect on all resources": (stack) => {
      const provider = eu(stack);
      Aspects.of(stack).add({
        visit: (node) => {
          if (TerraformResource.isTerraformResource(node)) node.provider = provider;
        },
      });
    },
  };
  test.each(Object.entries(cases))("is the provider that its source gets %s", (_name, change) => {
    const { resource } = build((stack) => {
      change(stack, hook(stack, "one").resource);
    });
    expect(readiness(resource)).toEqual([{ sources: sources("one"), provider: "streamkap.eu" }]);
  });

  test("is the provider of its sources, if the author has made the group", () => {
    const { resource } = build((stack) => {
      const group = new StreamkapSourcesReady(stack, "group");
      hook(stack, "one", { wait: Wait.inGroup(group), provider: eu(stack) });
    });
    expect(readiness(resource)).toEqual([{ sources: sources("one"), provider: "streamkap.eu" }]);
  });

  test("is an error with the cure, if the sources have two providers", () => {
    expect(() =>
      build((stack) => {
        eu(stack);
        hook(stack, "one");
        hook(stack, "two").resource.addOverride("provider", "streamkap.eu");
      }),
    ).toThrow(
      "[streaming/constructs-of-streamkap/streamkap-sources-ready] streaming/two has the provider streamkap.eu in the output, " +
        'and what waits for it has streamkap. Give streaming/two its provider by the property "provider", and leave it out ' +
        "of aspects and overrides, or have it waited for by Wait.inGroup() of a group with the same provider.",
    );
  });
});

describe("the time-outs of a source in the output", () => {
  const cases: Record<string, (resource: TerraformResource, stack: TerraformStack) => void> = {
    "an override": (resource) => {
      resource.addOverride("timeouts.create", "1h");
    },
    "an override in the stack": (resource, stack) => {
      const path = `resource.${resource.terraformResourceType}.${resource.friendlyUniqueId}.timeouts.create`;
      stack.addOverride(path, "1h");
    },
  };
  test.each(Object.entries(cases))("decide about its group if they come from %s", (_name, change) => {
    const { resource } = build((stack) => {
      change(hook(stack, "one", { timeouts: { create: "30m" } }).resource, stack);
      hook(stack, "two");
    });
    expect(readiness(resource)).toEqual([{ sources: sources("one", "two"), timeouts: { create: "1h" } }]);
  });
});

test("synth writes no time-outs that nobody has set", () => {
  const { resource } = build((stack) => {
    hook(stack, "one", { timeouts: {} });
    hook(stack, "two", { timeouts: { create: undefined } });
    new StreamkapSourceFleet(stack, "fleet", { config: new WebhookConfig(), sources: [{ name: "three" }] });
    new StreamkapSourcesReady(stack, "group", { timeouts: {} });
  });
  const all = Object.values(resource).flatMap((blocks) => Object.values(blocks));
  expect(all).toHaveLength(5);
  expect(all.filter((block) => "timeouts" in (block as object))).toEqual([]);
});

test("a group does not wait for a source that was moved to another resource", () => {
  const { resource, moved } = build((stack) => {
    hook(stack, "old", { name: "it" }).resource.moveTo("it");
    hook(stack, "new", { name: "it", config: new WebhookConfig() }).resource.addMoveTarget("it");
  });
  expect(moved).toEqual([{ from: ref("old"), to: ref("new") }]);
  expect(readiness(resource)).toEqual([{ sources: sources("new") }]);
});

test("a group waits for sources of its own stack only", () => {
  const app = Testing.app();
  const group = new StreamkapSourcesReady(new TerraformStack(app, "one"), "group");
  expect(() => hook(new TerraformStack(app, "two"), "orders", { wait: Wait.inGroup(group) })).toThrow(
    "two/orders is to be waited for by one/group, which is in another stack. Make a StreamkapSourcesReady in each stack.",
  );
});

test("a source cannot depend on the group that waits for it", () => {
  const stack = new TerraformStack(Testing.app(), "streaming");
  const first = hook(stack, "first");
  expect(() => hook(stack, "second", { dependsOn: [first.ready] })).toThrow(
    "streaming/second: dependsOn has streaming/constructs-of-streamkap/streamkap-sources-ready, which waits for this source too, so that " +
      'each would wait for the other. Give this source another "wait": Wait.BY_ITSELF, or Wait.inGroup() of another group.',
  );
});
