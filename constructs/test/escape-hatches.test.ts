import { Aspects, TerraformOutput, type TerraformResource } from "cdktf";
import { StreamkapProvider, type StreamkapSource, Wait } from "../src";
import { hook, ORDERS, synth } from "./support/synth";

const address = `streamkap_source_webhook.${ORDERS}`;

describe("the L1 of a source", () => {
  const cases: Record<
    string,
    { change: (resource: TerraformResource) => void; path: string[]; expected: unknown }
  > = {
    "an override of an attribute": {
      change: (resource) => {
        resource.addOverride("format", "json");
      },
      path: ["resource", "streamkap_source_webhook", ORDERS, "format"],
      expected: "json",
    },
    "an override inside a block": {
      change: (resource) => {
        resource.addOverride("timeouts.create", "7m");
      },
      path: ["resource", "streamkap_source_webhook", ORDERS, "timeouts", "create"],
      expected: "7m",
    },
    "an import": {
      change: (resource) => {
        resource.importFrom("66b1f0a1c2d3e4f5a6b7c801");
      },
      path: ["import"],
      expected: [{ id: "66b1f0a1c2d3e4f5a6b7c801", to: address }],
    },
    "a move from a resource in plain HCL": {
      change: (resource) => {
        resource.moveFromId("streamkap_source_webhook.mine");
      },
      path: ["moved"],
      expected: [{ from: "streamkap_source_webhook.mine", to: address }],
    },
    "a count": {
      change: (resource) => {
        resource.count = 2;
      },
      path: ["resource", "streamkap_source_webhook", ORDERS, "count"],
      expected: 2,
    },
    "a lifecycle that is set later": {
      change: (resource) => {
        resource.lifecycle = { ignoreChanges: ["desired_state"] };
      },
      path: ["resource", "streamkap_source_webhook", ORDERS, "lifecycle"],
      expected: { ignore_changes: ["desired_state"] },
    },
  };
  test.each(Object.entries(cases))("takes %s", (_name, { change, path, expected }) => {
    const json = synth((stack) => {
      change(hook(stack, "orders").resource);
    });
    expect(json).toHaveProperty(path, expected);
  });
});

test("overrideLogicalId gives a source an address of one's own", () => {
  const { resource, output } = synth((stack) => {
    const source = hook(stack, "orders");
    source.resource.overrideLogicalId("orders");
    new TerraformOutput(stack, "id", { value: source.sourceId });
  });
  expect(resource.streamkap_source_webhook).toEqual({ orders: { name: "orders", wait: "none" } });
  expect(Object.values(resource.streamkap_sources_ready ?? {})).toEqual([
    { sources: { orders: "${streamkap_source_webhook.orders}" } },
  ]);
  expect(output.id?.value).toBe("${streamkap_source_webhook.orders.id}");
});

test("an aspect visits sources and their L1s", () => {
  const { resource } = synth((stack) => {
    hook(stack, "orders", { wait: Wait.BY_ITSELF });
    Aspects.of(stack).add({
      visit: (node) => {
        if ("sourceId" in node) (node as StreamkapSource).resource.addOverride("tags", []);
      },
    });
  });
  expect(resource.streamkap_source_webhook?.[ORDERS]).toEqual({
    name: "orders",
    wait: "active",
    tags: [],
  });
});

test("importFrom uses a provider with an alias", () => {
  const { import: imports } = synth((stack) => {
    const eu = new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu" });
    hook(stack, "orders", { provider: eu }).resource.importFrom("66b1f0a1c2d3e4f5a6b7c801", eu);
  });
  expect(imports).toEqual([{ id: "66b1f0a1c2d3e4f5a6b7c801", to: address, provider: "streamkap.eu" }]);
});
