import { Fn, TerraformIterator, TerraformResource, TerraformStack, Testing } from "cdktf";
import { StreamkapProvider, StreamkapSourcesReady, Wait, WebhookConfig } from "../src";
import { hook, synth } from "./synth";

/** cdktf's addresses of the L1 of each source, by the source's id. */
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

const revisions = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`\${${ref(name)}.id}`, `\${${ref(name)}.revision}`]));

const readiness = ({ streamkap_sources_ready: all }: ReturnType<typeof synth>["resource"]): unknown[] =>
  Object.values(all ?? {});

test("sources are created without waiting, and waited for together", () => {
  const { resource } = build((stack) => {
    hook(stack, "one");
    hook(stack, "two");
  });
  expect(resource.streamkap_source_webhook?.[addressOf("one")]).toEqual({ name: "one", wait: "none" });
  expect(readiness(resource)).toEqual([{ sources: revisions("one", "two") }]);
});

test("each provider of a stack has its own", () => {
  const { resource } = build((stack) => {
    const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
    hook(stack, "one");
    hook(stack, "two", { provider: eu });
  });
  const all = readiness(resource);
  expect(all).toHaveLength(2);
  expect(all).toContainEqual({ sources: revisions("one") });
  expect(all).toContainEqual({ sources: revisions("two"), provider: "streamkap.eu" });
});

describe("a source that is waited for otherwise", () => {
  const cases: Record<string, { wait: Wait; own: string }> = {
    "by itself": { wait: Wait.BY_ITSELF, own: "active" },
    "by the API": { wait: Wait.SERVER, own: "server" },
    "by nobody": { wait: Wait.NONE, own: "none" },
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

test("a group is waited for apart from the others, and others can depend on it", () => {
  const { resource } = build((stack) => {
    const first = new StreamkapSourcesReady(stack, "first", { timeouts: { create: "5m" } });
    const one = hook(stack, "one", { wait: Wait.inGroup(first) });
    hook(stack, "two", { dependsOn: [one.ready] });
  });
  const all = resource.streamkap_sources_ready ?? {};
  const [group, ...more] = Object.keys(all).filter((name) => name.startsWith("first"));
  expect(more).toEqual([]);
  expect(all[group!]).toEqual({ sources: revisions("one"), timeouts: { create: "5m" } });
  expect(resource.streamkap_source_webhook?.[addressOf("two")]).toMatchObject({
    depends_on: [`streamkap_sources_ready.${group!}`],
  });
  expect(readiness(resource)).toHaveLength(2);
});

describe("together, it is waited as long as the most patient of the sources wants", () => {
  const cases: Record<string, { wishes: (string | undefined)[]; timeouts: unknown }> = {
    "none says anything": { wishes: [undefined, undefined], timeouts: undefined },
    "longer than the default": { wishes: ["30m", undefined, "1h"], timeouts: { create: "1h" } },
    "shorter than the default, but not all": { wishes: ["5m", undefined], timeouts: undefined },
    "shorter, all": { wishes: ["5m", "90s", "0.1h"], timeouts: { create: "0.1h" } },
  };
  test.each(Object.entries(cases))("%s", (_name, { wishes, timeouts }) => {
    const { resource } = build((stack) => {
      wishes.forEach((create, index) => hook(stack, `s${String(index)}`, { timeouts: { create } }));
    });
    expect(readiness(resource)).toEqual([expect.objectContaining({ sources: expect.anything() })]);
    expect((readiness(resource)[0] as { timeouts?: unknown }).timeouts).toEqual(timeouts);
  });
});

test("a source with several instances is waited for with all of them", () => {
  const { resource } = build((stack) => {
    hook(stack, "one");
    const iterator = TerraformIterator.fromList(["eu", "us"]);
    const many = hook(stack, "many", { name: Fn.join("-", ["hook", iterator.value as string]) });
    many.resource.forEach = iterator;
  });
  expect(resource.streamkap_source_webhook?.[addressOf("many")]).toEqual({
    name: '${join("-", ["hook", each.value])}',
    wait: "none",
    for_each: '${toset(["eu", "us"])}',
  });
  expect(readiness(resource)).toEqual([
    {
      sources:
        `\${merge({ (${ref("one")}.id) = ${ref("one")}.revision }, ` +
        `{ for one in ${ref("many")} : one.id => one.revision })}`,
    },
  ]);
});

test("a source that was moved away is not waited for", () => {
  const { resource, moved } = build((stack) => {
    hook(stack, "old", { name: "it" }).resource.moveTo("it");
    hook(stack, "new", { name: "it", config: new WebhookConfig() }).resource.addMoveTarget("it");
  });
  expect(moved).toEqual([{ from: ref("old"), to: ref("new") }]);
  expect(readiness(resource)).toEqual([{ sources: revisions("new") }]);
});

test("a group waits for sources of its own stack only", () => {
  const app = Testing.app();
  const group = new StreamkapSourcesReady(new TerraformStack(app, "one"), "group");
  expect(() => hook(new TerraformStack(app, "two"), "orders", { wait: Wait.inGroup(group) })).toThrow(
    "two/orders is to be waited for by one/group, which is in another stack. Make a StreamkapSourcesReady in each stack.",
  );
});

test("a source cannot depend on what waits for it", () => {
  const stack = new TerraformStack(Testing.app(), "streaming");
  const first = hook(stack, "first");
  expect(() => hook(stack, "second", { dependsOn: [first.ready] })).toThrow(
    "streaming/second: dependsOn has streaming/constructs-of-streamkap/streamkap-sources-ready, which waits for this source too, so that " +
      'each would wait for the other. Give this source another "wait": Wait.BY_ITSELF, or Wait.inGroup() of another group.',
  );
});
